package org.tousaidants.places.columnmapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Fee;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.ParsedCoordinates;
import org.tousaidants.core.territory.ParsedCoordinates.Flaw;
import org.tousaidants.core.territory.ParsedCoordinates.Repair;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.places.columnmapping.NormalisationResult.Accepted;
import org.tousaidants.places.columnmapping.NormalisationResult.Excluded;
import org.tousaidants.places.columnmapping.NormalisationResult.Rejected;
import org.tousaidants.places.columnmapping.Warning.Kind;
import org.tousaidants.places.intake.RawRecord;
import org.tousaidants.places.intake.Reason;

/// « Normalisation » — converts a raw record to a sheet of the national schema. It accepts many forms of a
/// value and writes one. Every record gets a result, so that none stops a run. Instances are safe for several
/// threads.
public final class RecordNormaliser {
    private static final Pattern LIST = Pattern.compile("[|;\\n]");
    private static final Pattern PASS = Pattern.compile("(?<!pas le )(?<!pas de )(?<!sans )pass num");
    private static final Pattern IN_STEAD = Pattern.compile("(?:^|[;|\\n,]) ?a ma place");
    private static final Set<String> YES = Set.of("oui", "true", "1", "vrai", "x", "yes");

    private static final Set<String> NOTHING = Set.of(
            "0",
            "0.0",
            "-",
            "--",
            ".",
            "/",
            "?",
            "x",
            "neant",
            "nc",
            "n/a",
            "na",
            "#n/a",
            "null",
            "nan",
            "none",
            "aucun",
            "aucune",
            "non renseigne",
            "non renseignee",
            "inconnu",
            "undefined");
    private static final int LONGEST_NOTHING = 16;

    /// Maximum number of characters of a text. Longer ones are no texts for people, and an identifier must fit
    /// in an index.
    private static final int LONGEST_TEXT = 10_000;

    private static final int LONGEST_ID = 500;

    public static final Reason NOT_PUBLISHED = Reason.of("mapping.why.not-published");
    private static final Reason NO_NAME = Reason.of("mapping.why.no-name");
    private static final Reason LONG_NAME = Reason.of("mapping.why.long-name", LONGEST_TEXT);
    private static final Reason UNKNOWN_COMMUNE = Reason.of("mapping.why.unknown-commune");
    private static final Reason NOWHERE = Reason.of("mapping.why.nowhere");

    private static final Set<Field> PLAIN_LINES =
            EnumSet.of(Field.COMPLEMENT_ADRESSE, Field.STRUCTURE_PARENTE, Field.SOURCE);

    /// The lists whose values criteria give, in the order of the file.
    private static final List<Field> CHOSEN = List.of(
            Field.TYPOLOGIE,
            Field.ITINERANCE,
            Field.SERVICES,
            Field.PUBLICS,
            Field.PRISE_EN_CHARGE,
            Field.FRAIS,
            Field.DISPOSITIFS,
            Field.FORMATIONS,
            Field.AUTRES_FORMATIONS,
            Field.ACCES,
            Field.ACCOMPAGNEMENT,
            Field.PASS_NUMERIQUE,
            Field.A_MA_PLACE,
            Field.REPARATION);

    private final Mapping mapping;
    private final Communes communes;
    private final Localities localities;
    private final ParsedHours hours = new ParsedHours();
    private final String source;
    private final LocalDate today;
    private final LocalDate stead;

    /// @param source name of the source, for records that name none
    /// @param today day of the run, the date of records without one: the field is required
    public RecordNormaliser(Mapping mapping, Communes communes, String source, LocalDate today) {
        this(mapping, communes, source, today, today);
    }

    /// @param stead date of a record without a readable one. A directory passes [Field#UNDATED], because with
    ///     the current day an old record would be the freshest
    public RecordNormaliser(Mapping mapping, Communes communes, String source, LocalDate today, LocalDate stead) {
        this.stead = stead;
        this.mapping = mapping;
        this.communes = communes;
        this.localities = new Localities(communes);
        this.source = source;
        this.today = today;
    }

    public NormalisationResult normalise(RawRecord record) {
        try {
            return new Draft(record).finish();
        } catch (RuntimeException bug) {
            // A bug in the conversion of one record rejects that record and does not end the run. Its raw text
            // is stored.
            return new Rejected(Reason.of("mapping.why.unexpected", bug.toString()));
        }
    }

    /// The conversion of one record.
    private final class Draft {
        private final RawRecord record;
        private final EnumMap<Field, String> values = new EnumMap<>(Field.class);
        private final List<Warning> warnings = new ArrayList<>();
        private final Map<String, String> folded = new HashMap<>();

        Draft(RawRecord record) {
            this.record = record;
        }

        NormalisationResult finish() {
            if (closed()) return new Excluded(NOT_PUBLISHED);
            var name = raw(Field.NOM)
                    .map(TextCellCleaner::line)
                    .map(TextCellCleaner::trimmed)
                    .orElse("");
            if (name.chars().noneMatch(Character::isLetterOrDigit)) return new Rejected(NO_NAME);
            if (name.length() > LONGEST_TEXT) return new Rejected(LONG_NAME);
            put(Field.NOM, name);
            var position = position();
            var locality = locality(position);
            if (locality.isEmpty())
                return new Rejected(
                        raw(Field.COMMUNE).isPresent() || raw(Field.CODE_POSTAL).isPresent()
                                ? UNKNOWN_COMMUNE
                                : NOWHERE);
            place(locality.get(), position);
            identity();
            contact();
            texts();
            hours();
            for (var field : CHOSEN) choose(field);
            typology(name);
            ownFields();
            return new Accepted(Sheet.of(values), List.copyOf(warnings));
        }

        /// Infers the kind of place from its name and reports it as inferred, because the source did not state
        /// it.
        private void typology(String name) {
            if (!mapping.criteria(Field.TYPOLOGIE).isEmpty()) return;
            TypologyFromName.of(name).filter(Field.TYPOLOGIE.terms()::contains).ifPresent(kind -> {
                put(Field.TYPOLOGIE, kind);
                warn(Kind.TYPOLOGY_INFERRED, Field.TYPOLOGIE, kind + " : " + name);
            });
        }

        private boolean closed() {
            var closed = mapping.closed();
            if (closed.source()
                    .value(record)
                    .map(SourceFolding::fold)
                    .filter(YES::contains)
                    .isPresent()) return true;
            for (var criterion : closed.criteria())
                if (!criterion.values(record, this::folded).isEmpty()) return true;
            return false;
        }

        private Optional<Point> position() {
            var latitude = raw(Field.LATITUDE).orElse("");
            var longitude = raw(Field.LONGITUDE).orElse("");
            var written = latitude + ", " + longitude;
            return switch (ParsedCoordinates.read(latitude, longitude)) {
                case ParsedCoordinates.Parsed(var point, var repairs) -> {
                    if (repairs.contains(Repair.SWAPPED) || repairs.contains(Repair.LAMBERT93))
                        warn(Kind.COORDINATES_REPAIRED, Field.LATITUDE, written);
                    yield Optional.of(point).filter(this::ashore);
                }
                case ParsedCoordinates.Absent() -> missing();
                case ParsedCoordinates.Unreadable(var flaw) when flaw == Flaw.ZERO -> missing();
                case ParsedCoordinates.Unreadable(var _), ParsedCoordinates.OutsideFrance(var _) -> refused(written);
            };
        }

        private boolean ashore(Point point) {
            var ashore = communes.ashore(point);
            if (!ashore) warn(Kind.COORDINATES_REFUSED, Field.LATITUDE, point.latitude() + ", " + point.longitude());
            return ashore;
        }

        private Optional<Point> missing() {
            warn(Kind.COORDINATES_MISSING, Field.LATITUDE, "");
            return Optional.empty();
        }

        private Optional<Point> refused(String written) {
            warn(Kind.COORDINATES_REFUSED, Field.LATITUDE, written);
            return Optional.empty();
        }

        private Optional<Locality> locality(Optional<Point> position) {
            var clues = new Localities.Clues(
                    raw(Field.ADRESSE).map(TextCellCleaner::several).orElse(""),
                    raw(Field.CODE_POSTAL).orElse(""),
                    raw(Field.COMMUNE).orElse(""),
                    raw(Field.CODE_INSEE).orElse(""));
            return localities.find(clues, position, (kind, value) -> warn(kind, fieldOf(kind), value));
        }

        private static Field fieldOf(Kind kind) {
            return switch (kind) {
                case POSTCODE_REPAIRED -> Field.CODE_POSTAL;
                case INSEE_REPAIRED -> Field.CODE_INSEE;
                default -> Field.COMMUNE;
            };
        }

        private void place(Locality locality, Optional<Point> position) {
            put(Field.COMMUNE, locality.commune());
            put(Field.CODE_POSTAL, locality.postcode());
            put(Field.CODE_INSEE, locality.insee());
            var way = locality.way().isEmpty()
                    ? raw(Field.COMPLEMENT_ADRESSE)
                            .map(TextCellCleaner::address)
                            .orElse("")
                    : locality.way();
            if (way.isEmpty()) warn(Kind.ADDRESS_MISSING, Field.ADRESSE, "");
            put(Field.ADRESSE, way);
            values.putIfAbsent(Field.ADRESSE, locality.commune());
            position.filter(point -> near(point, locality.official()))
                    .ifPresentOrElse(
                            point -> at(point, CoordinatePrecision.EXACT),
                            () -> locality.official().ifPresent(this::atCentre));
        }

        /// Whether the point is near its commune. If not, one of the two is wrong; the commune is kept, because
        /// people check names.
        private boolean near(Point point, Optional<Commune> commune) {
            if (commune.isEmpty() || point.metresTo(commune.get().centre()) <= reachMetres(commune.get())) return true;
            warn(Kind.COORDINATES_FAR, Field.LATITUDE, point.latitude() + ", " + point.longitude());
            return false;
        }

        /// Maximum distance in metres. It is greater overseas: communes of Guyane are as large as départements,
        /// those of Polynésie are archipelagos, and an estimated centre may be far from the real one.
        private static double reachMetres(Commune commune) {
            var reach = switch (commune.departement()) {
                case "973" -> 200_000.0;
                case "987" -> 1_500_000.0;
                case "988" -> 100_000.0;
                default -> 50_000.0;
            };
            return commune.estimated() ? 2 * reach : reach;
        }

        private void atCentre(Commune commune) {
            at(commune.centre(), commune.estimated() ? CoordinatePrecision.ESTIMATED : CoordinatePrecision.COMMUNE);
        }

        private void at(Point point, CoordinatePrecision precision) {
            put(Field.LATITUDE, DecimalDegrees.written(point.latitude()));
            put(Field.LONGITUDE, DecimalDegrees.written(point.longitude()));
            put(Field.PRECISION, precision.label());
        }

        private void identity() {
            put(Field.SOURCE, source);
            var id = raw(Field.ID)
                    .map(TextCellCleaner::line)
                    .filter(text -> text.length() <= LONGEST_ID)
                    .orElse("");
            if (id.isEmpty()) warn(Kind.ID_DERIVED, Field.ID, "");
            put(Field.ID, id.isEmpty() ? derivedId() : id);
            pivot();
            date();
        }

        /// An id for a record without one, computed from name and address: it is the same in every run until
        /// one of them changes.
        private String derivedId() {
            var key = String.join(
                    "\u001f",
                    source,
                    SourceFolding.fold(values.getOrDefault(Field.NOM, "")),
                    SourceFolding.fold(values.getOrDefault(Field.ADRESSE, "")),
                    values.getOrDefault(Field.CODE_POSTAL, ""),
                    SourceFolding.fold(values.getOrDefault(Field.COMMUNE, "")));
            return SourceFolding.fold(source).replaceAll("[^a-z0-9]+", "-") + "-"
                    + Sha256.hex(key).substring(0, 16);
        }

        private void pivot() {
            var written = raw(Field.PIVOT).orElse("");
            var pivot = OfficialIdentifiers.read(written);
            if (pivot.isEmpty() && written.chars().anyMatch(c -> c >= '1' && c <= '9'))
                warn(Kind.PIVOT_UNKNOWN, Field.PIVOT, written);
            pivot.filter(text -> text.length() == 14 && !OfficialIdentifiers.luhn(text))
                    .ifPresent(text -> warn(Kind.PIVOT_LUHN, Field.PIVOT, text));
            put(Field.PIVOT, pivot.orElse(OfficialIdentifiers.UNKNOWN));
        }

        private void date() {
            var written = raw(Field.DATE_MAJ).orElse("");
            var date = DateCellParser.read(written);
            if (date.isEmpty()) warn(Kind.DATE_MISSING, Field.DATE_MAJ, written);
            else if (date.get().isAfter(today)) warn(Kind.DATE_FUTURE, Field.DATE_MAJ, written);
            put(
                    Field.DATE_MAJ,
                    date.filter(given -> !given.isAfter(today)).orElse(stead).toString());
        }

        private void contact() {
            raw(Field.TELEPHONE).ifPresent(written -> {
                var phone = PhoneCellParser.read(written, values.getOrDefault(Field.CODE_POSTAL, ""));
                phone.dialled().ifPresent(number -> put(Field.TELEPHONE, number));
                if (phone.dialled().isEmpty()) warn(Kind.PHONE_REFUSED, Field.TELEPHONE, written);
                if (phone.others() > 0) warn(Kind.PHONE_EXTRA, Field.TELEPHONE, written);
            });
            mails();
            for (var field : List.of(Field.SITE_WEB, Field.PRISE_RDV, Field.FICHE_ACCES_LIBRE))
                raw(field).ifPresent(written -> links(field, written));
        }

        /// Some sources give the address of a contact form in the column of mails: it becomes a web address.
        private void mails() {
            var written = raw(Field.COURRIELS).map(TextCellCleaner::line).orElse("");
            if (written.isEmpty()) return;
            var mails = MailCellParser.read(written);
            put(Field.COURRIELS, String.join("|", mails.mails()));
            if (mails.mails().isEmpty()
                    && written.startsWith("http")
                    && raw(Field.SITE_WEB).isEmpty()) links(Field.SITE_WEB, written);
            else mails.refused().forEach(refused -> warn(Kind.MAIL_REFUSED, Field.COURRIELS, refused));
        }

        private void links(Field field, String written) {
            var links = LinkCellParser.read(written);
            var kept = field == Field.SITE_WEB
                    ? links.links()
                    : links.links().stream().limit(1).toList();
            put(field, String.join("|", kept));
            links.refused().forEach(refused -> warn(Kind.LINK_REFUSED, field, refused));
        }

        private void texts() {
            for (var field : PLAIN_LINES) raw(field).map(TextCellCleaner::line).ifPresent(text -> put(field, text));
            var resume =
                    raw(Field.PRESENTATION_RESUME).map(TextCellCleaner::several).orElse("");
            var detail =
                    raw(Field.PRESENTATION_DETAIL).map(TextCellCleaner::several).orElse("");
            if (!TextCellCleaner.fitsResume(resume)) {
                warn(Kind.RESUME_CUT, Field.PRESENTATION_RESUME, resume);
                if (!detail.contains(resume)) detail = detail.isEmpty() ? resume : resume + "\n\n" + detail;
            }
            put(Field.PRESENTATION_RESUME, TextCellCleaner.resume(resume));
            put(Field.PRESENTATION_DETAIL, detail);
        }

        private void hours() {
            var reading = hours.read(record, mapping.hours(), mapping.openWeeks());
            reading.osm().ifPresent(osm -> put(Field.HORAIRES, osm));
            reading.text().ifPresent(text -> {
                put(Field.HORAIRES_TEXTE, text);
                warn(Kind.HOURS_AS_TEXT, Field.HORAIRES, text);
            });
        }

        private void choose(Field field) {
            var criteria = mapping.criteria(field);
            if (criteria.isEmpty()) return;
            var vocabulary = SourceTerms.of(field);
            var chosen = new LinkedHashSet<String>();
            for (var criterion : criteria) {
                for (var value : criterion.values(record, this::folded)) {
                    if (criterion.target().isPresent()) chosen.addAll(vocabulary.values(value));
                    else terms(field, vocabulary, value, chosen);
                }
            }
            if (field == Field.FRAIS) exactFees(criteria, chosen);
            put(field, String.join("|", chosen));
        }

        /// Adds the national values of a cell, which may contain a list.
        private void terms(Field field, SourceTerms vocabulary, String cell, Set<String> chosen) {
            for (var element : LIST.split(cell)) {
                var text = TextCellCleaner.line(element);
                var known = vocabulary.known(text);
                if (known.isPresent()) {
                    chosen.addAll(known.get());
                } else {
                    for (var part : text.split(",(?![^(]*\\))")) {
                        var meant = vocabulary.known(part);
                        meant.ifPresent(chosen::addAll);
                        if (meant.isEmpty() && !caught(field, part)) warn(Kind.TERM_UNKNOWN, field, part.strip());
                    }
                }
            }
        }

        /// Whether a criterion of the mapping matches this part of a cell, so that it is not unknown.
        private boolean caught(Field field, String part) {
            var element = SourceFolding.fold(part);
            return mapping.criteria(field).stream().anyMatch(line -> line.catches(element));
        }

        /// Corrects « Gratuit » that a criterion finds in « Gratuit sous condition ». Several mapping files do
        /// so, and a wrong promise of a free service is worse than a departure from the file.
        private void exactFees(List<ListFieldMapping> criteria, Set<String> chosen) {
            if (!chosen.contains(Fee.FREE.label())) return;
            var terms = new LinkedHashSet<String>();
            for (var criterion : criteria)
                for (var column : criterion.columns())
                    for (var element : LIST.split(folded(column)))
                        terms.addAll(SourceTerms.of(Field.FRAIS).values(element));
            if (terms.contains(Fee.FREE_UNDER_CONDITION.label()) && !terms.contains(Fee.FREE.label())) {
                chosen.remove(Fee.FREE.label());
                chosen.add(Fee.FREE_UNDER_CONDITION.label());
            }
        }

        /// Fills fields that are ours: two from columns of version 0 of the schema, of which version 1 has no
        /// values, and whether the place is small and quiet.
        private void ownFields() {
            if (!values.containsKey(Field.PASS_NUMERIQUE) && anyColumn(Field.FRAIS, "pass num", PASS))
                put(Field.PASS_NUMERIQUE, "Oui");
            if (!values.containsKey(Field.A_MA_PLACE) && anyColumn(Field.ACCOMPAGNEMENT, "a ma place", IN_STEAD))
                put(Field.A_MA_PLACE, "Oui");
            // A word that is neither « oui » nor « non » declares nothing.
            raw(Field.LIEU_CALME)
                    .map(SourceTerms.of(Field.LIEU_CALME)::values)
                    .filter(said -> said.size() == 1)
                    .ifPresent(said -> put(Field.LIEU_CALME, said.getFirst()));
        }

        private boolean anyColumn(Field field, String words, Pattern pattern) {
            for (var criterion : mapping.criteria(field))
                for (var column : criterion.columns()) {
                    var cell = folded(column);
                    if (cell.contains(words) && pattern.matcher(cell).find()) return true;
                }
            return false;
        }

        private Optional<String> raw(Field field) {
            var value = mapping.source(field).value(record);
            return value.isPresent() && saysNothing(field, value.get()) ? Optional.empty() : value;
        }

        /// Whether the value is a filler such as « néant », typed because a cell must not be empty.
        private static boolean saysNothing(Field field, String value) {
            return value.length() <= LONGEST_NOTHING
                    && field != Field.ID
                    && field != Field.LATITUDE
                    && field != Field.LONGITUDE
                    && NOTHING.contains(SourceFolding.fold(value));
        }

        private String folded(String column) {
            var cell = folded.get(column);
            if (cell == null) {
                cell = record.text(column).map(SourceFolding::fold).orElse("");
                folded.put(column, cell);
            }
            return cell;
        }

        private void put(Field field, String value) {
            if (value.isEmpty()) return;
            if (value.length() <= LONGEST_TEXT && field.accepts(value)) values.put(field, value);
            else warn(Kind.VALUE_REFUSED, field, value);
        }

        private void warn(Kind kind, Field field, String value) {
            warnings.add(new Warning(kind, field, value));
        }
    }
}
