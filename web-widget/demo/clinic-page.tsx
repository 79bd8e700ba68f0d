const CLINICIANS = [
  { name: 'Dr. Ana Morales', role: 'Family medicine', place: 'Downtown', initials: 'AM' },
  { name: 'Dr. Samuel Okafor', role: 'Family medicine', place: 'Downtown and Eastside', initials: 'SO' },
  { name: 'Jordan Lee, NP', role: 'Nurse practitioner', place: 'Downtown and Eastside', initials: 'JL' },
] as const;

const HOURS = [
  ['Monday to Wednesday', '8 to 12, 1 to 5'],
  ['Thursday', '8 to 12, 1 to 7'],
  ['Friday', '8 to 12, 1 to 5'],
  ['Saturday', '9 to 1'],
] as const;

/** What a small clinic's own page might look like; of Frontdesk it has one script tag. */
export function ClinicPage() {
  return (
    <article class="site" aria-label="The clinic's web page">
      <div class="site-bar" aria-hidden="true">
        <i />
        <i />
        <i />
        <span>riverside-family-practice.example</span>
      </div>
      <div class="site-page">
        <header class="site-head">
          <span class="site-mark">
            <River /> Riverside Family Practice
          </span>
          <nav aria-label="Clinic">
            <a href="#team">Our team</a>
            <a href="#places">Places</a>
            <a href="#hours">Hours</a>
          </nav>
        </header>
        <section class="site-hero">
          <div>
            <h2>Care for the whole family, close to home.</h2>
            <p>
              Check-ups, vaccines, sick visits and long-term care, for every age. To book, text or call{' '}
              <strong>(202) 555-0100</strong>, or open the chat in the corner.
            </p>
          </div>
          <Landscape />
        </section>
        <Team />
        <PlacesAndHours />
        <footer class="site-foot">
          A made-up clinic: its people, streets and numbers belong to nobody. In an emergency, call 911.
        </footer>
      </div>
    </article>
  );
}

function Team() {
  return (
    <section id="team">
      <h3>Our team</h3>
      <ul class="site-team">
        {CLINICIANS.map(({ name, role, place, initials }) => (
          <li key={name}>
            <span class="site-face" aria-hidden="true">
              {initials}
            </span>
            <strong>{name}</strong>
            <span>{role}</span>
            <span>{place}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlacesAndHours() {
  return (
    <div class="site-columns">
      <section id="places">
        <h3>Places</h3>
        <p>
          <strong>Downtown</strong>
          <br />
          120 River Street, second floor
        </p>
        <p>
          <strong>Eastside</strong>
          <br />
          2210 Orchard Ave, bus 12
        </p>
      </section>
      <section id="hours">
        <h3>Hours</h3>
        <dl>
          {HOURS.map(([days, times]) => (
            <div key={days}>
              <dt>{days}</dt>
              <dd>{times}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

const River = () => (
  <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
    <circle cx="14" cy="14" r="14" class="river-disc" />
    <path
      d="M4 12c3-3 6-3 10 0s7 3 10 0M4 18c3-3 6-3 10 0s7 3 10 0"
      class="river-line"
      fill="none"
      stroke-width="2.2"
      stroke-linecap="round"
    />
  </svg>
);

/** Hills, a sun and the river. */
const Landscape = () => (
  <svg class="site-picture" viewBox="0 0 320 220" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect width="320" height="220" class="sky" />
    <circle cx="238" cy="70" r="34" class="sun" />
    <path d="M0 140c50-52 104-56 160-18s112 26 160-14v112H0z" class="hill-far" />
    <path d="M0 168c70-40 128-30 184-8s98 14 136-8v68H0z" class="hill-near" />
    <path d="M0 206c46-22 92-22 142-10s110 12 178-12v36H0z" class="water" />
  </svg>
);
