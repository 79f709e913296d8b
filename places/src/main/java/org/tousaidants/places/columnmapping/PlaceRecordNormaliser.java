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
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.territory.ParsedCoordinates;
import org.tousaidants.core.territory.ParsedCoordinates.CoordinateFlaw;
import org.tousaidants.core.territory.ParsedCoordinates.CoordinateRepair;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningKind;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordExcluded;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordRejected;
import org.tousaidants.places.intake.RawSourceRecord;
import org.tousaidants.places.intake.RefusalReason;

/// « Normalisation » — converts a raw record to a sheet of the national schema: accepts many forms of a value and
/// writes a single form. Every record gets a result, so that a bad record does not stop an import. Instances are
/// thread-safe.
public final class PlaceRecordNormaliser {
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

    /// Maximum length of a text, in characters. A longer text is not meant for people, and an identifier of this
    /// length would not fit in a database index.
    private static final int LONGEST_TEXT = 10_000;

    private static final int LONGEST_ID = 500;

    public static final RefusalReason NOT_PUBLISHED = RefusalReason.of("mapping.why.not-published");
    private static final RefusalReason NO_NAME = RefusalReason.of("mapping.why.no-name");
    private static final RefusalReason LONG_NAME = RefusalReason.of("mapping.why.long-name", LONGEST_TEXT);
    private static final RefusalReason UNKNOWN_COMMUNE = RefusalReason.of("mapping.why.unknown-commune");
    private static final RefusalReason NOWHERE = RefusalReason.of("mapping.why.nowhere");

    private static final Set<Field> PLAIN_LINES =
            EnumSet.of(Field.COMPLEMENT_ADRESSE, Field.STRUCTURE_PARENTE, Field.SOURCE);

    /// The list fields whose values come from criteria, in the order of the national file.
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

    private final ColumnMapping mapping;
    private final Communes communes;
    private final CommuneFromAddressFinder localities;
    private final ParsedOpeningHours hours = new ParsedOpeningHours();
    private final String source;
    private final LocalDate today;
    private final LocalDate stead;

    /// Creates a normaliser for the records of one source.
    ///
    /// @param source name of the source, for records that name no source
    /// @param today day of the import, used as the date of records without a date because the field is
    ///     required
    public PlaceRecordNormaliser(ColumnMapping mapping, Communes communes, String source, LocalDate today) {
        this(mapping, communes, source, today, today);
    }

    /// Creates a normaliser with another date for records without a readable date.
    ///
    /// @param stead date of records without a readable date. A directory passes [Field#UNDATED], because
    ///     with the current day an old record would seem the most recent
    public PlaceRecordNormaliser(
            ColumnMapping mapping, Communes communes, String source, LocalDate today, LocalDate stead) {
        this.stead = stead;
        this.mapping = mapping;
        this.communes = communes;
        this.localities = new CommuneFromAddressFinder(communes);
        this.source = source;
        this.today = today;
    }

    public RecordNormalisationResult normalise(RawSourceRecord record) {
        try {
            return new SheetDraft(record).finish();
        } catch (RuntimeException bug) {
            // A bug in the conversion of one record rejects that record and does not end the import. The
            // raw text of the record is stored.
            return new RecordRejected(RefusalReason.of("mapping.why.unexpected", bug.toString()));
        }
    }

    /// Converts one record and holds the values found so far.
    private final class SheetDraft {
        private final RawSourceRecord record;
        private final EnumMap<Field, String> values = new EnumMap<>(Field.class);
        private final List<NormalisationWarning> warnings = new ArrayList<>();
        private final Map<String, String> folded = new HashMap<>();

        SheetDraft(RawSourceRecord record) {
            this.record = record;
        }

        RecordNormalisationResult finish() {
            if (closed()) return new RecordExcluded(NOT_PUBLISHED);
            var name = raw(Field.NOM)
                    .map(TextCellCleaner::line)
                    .map(TextCellCleaner::trimmed)
                    .orElse("");
            if (name.chars().noneMatch(Character::isLetterOrDigit)) return new RecordRejected(NO_NAME);
            if (name.length() > LONGEST_TEXT) return new RecordRejected(LONG_NAME);
            put(Field.NOM, name);
            var position = position();
            var locality = locality(position);
            if (locality.isEmpty())
                return new RecordRejected(
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
            return new RecordAccepted(PlaceSheet.of(values), List.copyOf(warnings));
        }

        /// Infers the kind of place from its name and reports the value as inferred, because the source does
        /// not give a kind.
        private void typology(String name) {
            if (!mapping.criteria(Field.TYPOLOGIE).isEmpty()) return;
            TypologyFromName.of(name).filter(Field.TYPOLOGIE.terms()::contains).ifPresent(kind -> {
                put(Field.TYPOLOGIE, kind);
                warn(WarningKind.TYPOLOGY_INFERRED, Field.TYPOLOGIE, kind + " : " + name);
            });
        }

        private boolean closed() {
            var closed = mapping.closed();
            if (closed.source()
                    .value(record)
                    .map(SourceTextNormaliser::fold)
                    .filter(YES::contains)
                    .isPresent()) return true;
            for (var criterion : closed.criteria())
                if (!criterion.values(record, this::folded).isEmpty()) return true;
            return false;
        }

        private Optional<GeoPoint> position() {
            var latitude = raw(Field.LATITUDE).orElse("");
            var longitude = raw(Field.LONGITUDE).orElse("");
            var written = latitude + ", " + longitude;
            return switch (ParsedCoordinates.read(latitude, longitude)) {
                case ParsedCoordinates.ValidCoordinates(var point, var repairs) -> {
                    if (repairs.contains(CoordinateRepair.SWAPPED) || repairs.contains(CoordinateRepair.LAMBERT93))
                        warn(WarningKind.COORDINATES_REPAIRED, Field.LATITUDE, written);
                    yield Optional.of(point).filter(this::ashore);
                }
                case ParsedCoordinates.NoCoordinates() -> missing();
                case ParsedCoordinates.UnreadableCoordinates(var flaw) when flaw == CoordinateFlaw.ZERO -> missing();
                case ParsedCoordinates.UnreadableCoordinates(var _),
                        ParsedCoordinates.CoordinatesOutsideFrance(var _) -> refused(written);
            };
        }

        private boolean ashore(GeoPoint point) {
            var ashore = communes.ashore(point);
            if (!ashore)
                warn(WarningKind.COORDINATES_REFUSED, Field.LATITUDE, point.latitude() + ", " + point.longitude());
            return ashore;
        }

        private Optional<GeoPoint> missing() {
            warn(WarningKind.COORDINATES_MISSING, Field.LATITUDE, "");
            return Optional.empty();
        }

        private Optional<GeoPoint> refused(String written) {
            warn(WarningKind.COORDINATES_REFUSED, Field.LATITUDE, written);
            return Optional.empty();
        }

        private Optional<PostalLocality> locality(Optional<GeoPoint> position) {
            var clues = new CommuneFromAddressFinder.CommuneClues(
                    raw(Field.ADRESSE).map(TextCellCleaner::several).orElse(""),
                    raw(Field.CODE_POSTAL).orElse(""),
                    raw(Field.COMMUNE).orElse(""),
                    raw(Field.CODE_INSEE).orElse(""));
            return localities.find(clues, position, (kind, value) -> warn(kind, fieldOf(kind), value));
        }

        private static Field fieldOf(WarningKind kind) {
            return switch (kind) {
                case POSTCODE_REPAIRED -> Field.CODE_POSTAL;
                case INSEE_REPAIRED -> Field.CODE_INSEE;
                default -> Field.COMMUNE;
            };
        }

        private void place(PostalLocality locality, Optional<GeoPoint> position) {
            put(Field.COMMUNE, locality.commune());
            put(Field.CODE_POSTAL, locality.postcode());
            put(Field.CODE_INSEE, locality.insee());
            var way = locality.way().isEmpty()
                    ? raw(Field.COMPLEMENT_ADRESSE)
                            .map(TextCellCleaner::address)
                            .orElse("")
                    : locality.way();
            if (way.isEmpty()) warn(WarningKind.ADDRESS_MISSING, Field.ADRESSE, "");
            put(Field.ADRESSE, way);
            values.putIfAbsent(Field.ADRESSE, locality.commune());
            position.filter(point -> near(point, locality.official()))
                    .ifPresentOrElse(
                            point -> at(point, CoordinatePrecision.EXACT),
                            () -> locality.official().ifPresent(this::atCentre));
        }

        /// Returns whether the point is near its commune. If not, the point or the commune is wrong; the
        /// commune is kept, because people verify names of communes.
        private boolean near(GeoPoint point, Optional<Commune> commune) {
            if (commune.isEmpty() || point.metresTo(commune.get().centre()) <= reachMetres(commune.get())) return true;
            warn(WarningKind.COORDINATES_FAR, Field.LATITUDE, point.latitude() + ", " + point.longitude());
            return false;
        }

        /// Returns the maximum distance in metres between a place and the centre of its commune. The limit
        /// is greater overseas: communes of Guyane are as large as départements, communes of Polynésie are
        /// archipelagos, and an estimated centre may be inaccurate.
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

        private void at(GeoPoint point, CoordinatePrecision precision) {
            put(Field.LATITUDE, DecimalDegreesParser.written(point.latitude()));
            put(Field.LONGITUDE, DecimalDegreesParser.written(point.longitude()));
            put(Field.PRECISION, precision.label());
        }

        private void identity() {
            put(Field.SOURCE, source);
            var id = raw(Field.ID)
                    .map(TextCellCleaner::line)
                    .filter(text -> text.length() <= LONGEST_ID)
                    .orElse("");
            if (id.isEmpty()) warn(WarningKind.ID_DERIVED, Field.ID, "");
            put(Field.ID, id.isEmpty() ? derivedId() : id);
            pivot();
            date();
        }

        /// Returns an id for a record to which its source gives no id. It is computed from name and address,
        /// so that it stays the same in every import until the name or the address changes.
        private String derivedId() {
            var key = String.join(
                    "\u001f",
                    source,
                    SourceTextNormaliser.fold(values.getOrDefault(Field.NOM, "")),
                    SourceTextNormaliser.fold(values.getOrDefault(Field.ADRESSE, "")),
                    values.getOrDefault(Field.CODE_POSTAL, ""),
                    SourceTextNormaliser.fold(values.getOrDefault(Field.COMMUNE, "")));
            return SourceTextNormaliser.fold(source).replaceAll("[^a-z0-9]+", "-") + "-"
                    + Sha256.hex(key).substring(0, 16);
        }

        private void pivot() {
            var written = raw(Field.PIVOT).orElse("");
            var pivot = OrganisationIdentifierParser.read(written);
            if (pivot.isEmpty() && written.chars().anyMatch(c -> c >= '1' && c <= '9'))
                warn(WarningKind.PIVOT_UNKNOWN, Field.PIVOT, written);
            pivot.filter(text -> text.length() == 14 && !OrganisationIdentifierParser.luhn(text))
                    .ifPresent(text -> warn(WarningKind.PIVOT_LUHN, Field.PIVOT, text));
            put(Field.PIVOT, pivot.orElse(OrganisationIdentifierParser.UNKNOWN));
        }

        private void date() {
            var written = raw(Field.DATE_MAJ).orElse("");
            var date = DateCellParser.read(written);
            if (date.isEmpty()) warn(WarningKind.DATE_MISSING, Field.DATE_MAJ, written);
            else if (date.get().isAfter(today)) warn(WarningKind.DATE_FUTURE, Field.DATE_MAJ, written);
            put(
                    Field.DATE_MAJ,
                    date.filter(given -> !given.isAfter(today)).orElse(stead).toString());
        }

        private void contact() {
            raw(Field.TELEPHONE).ifPresent(written -> {
                var phone = PhoneCellParser.read(written, values.getOrDefault(Field.CODE_POSTAL, ""));
                phone.dialled().ifPresent(number -> put(Field.TELEPHONE, number));
                if (phone.dialled().isEmpty()) warn(WarningKind.PHONE_REFUSED, Field.TELEPHONE, written);
                if (phone.others() > 0) warn(WarningKind.PHONE_EXTRA, Field.TELEPHONE, written);
            });
            mails();
            for (var field : List.of(Field.SITE_WEB, Field.PRISE_RDV, Field.FICHE_ACCES_LIBRE))
                raw(field).ifPresent(written -> links(field, written));
        }

        /// Reads the mail addresses of the record. Some sources give the address of a contact form in the
        /// column of mails; it is then stored as a web address.
        private void mails() {
            var written = raw(Field.COURRIELS).map(TextCellCleaner::line).orElse("");
            if (written.isEmpty()) return;
            var mails = MailCellParser.read(written);
            put(Field.COURRIELS, String.join("|", mails.mails()));
            if (mails.mails().isEmpty()
                    && written.startsWith("http")
                    && raw(Field.SITE_WEB).isEmpty()) links(Field.SITE_WEB, written);
            else mails.refused().forEach(refused -> warn(WarningKind.MAIL_REFUSED, Field.COURRIELS, refused));
        }

        private void links(Field field, String written) {
            var links = LinkCellParser.read(written);
            var kept = field == Field.SITE_WEB
                    ? links.links()
                    : links.links().stream().limit(1).toList();
            put(field, String.join("|", kept));
            links.refused().forEach(refused -> warn(WarningKind.LINK_REFUSED, field, refused));
        }

        private void texts() {
            for (var field : PLAIN_LINES) raw(field).map(TextCellCleaner::line).ifPresent(text -> put(field, text));
            var resume =
                    raw(Field.PRESENTATION_RESUME).map(TextCellCleaner::several).orElse("");
            var detail =
                    raw(Field.PRESENTATION_DETAIL).map(TextCellCleaner::several).orElse("");
            if (!TextCellCleaner.fitsResume(resume)) {
                warn(WarningKind.RESUME_CUT, Field.PRESENTATION_RESUME, resume);
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
                warn(WarningKind.HOURS_AS_TEXT, Field.HORAIRES, text);
            });
        }

        private void choose(Field field) {
            var criteria = mapping.criteria(field);
            if (criteria.isEmpty()) return;
            var vocabulary = SourceTermTranslation.of(field);
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

        /// Translates the values of a cell, which may contain a list, to national values and adds them to
        /// `chosen`.
        private void terms(Field field, SourceTermTranslation vocabulary, String cell, Set<String> chosen) {
            for (var element : LIST.split(cell)) {
                var text = TextCellCleaner.line(element);
                var known = vocabulary.known(text);
                if (known.isPresent()) {
                    chosen.addAll(known.get());
                } else {
                    for (var part : text.split(",(?![^(]*\\))")) {
                        var meant = vocabulary.known(part);
                        meant.ifPresent(chosen::addAll);
                        if (meant.isEmpty() && !caught(field, part))
                            warn(WarningKind.TERM_UNKNOWN, field, part.strip());
                    }
                }
            }
        }

        /// Returns whether a criterion of the mapping matches this part of a cell. Such a part is not
        /// reported as an unknown value.
        private boolean caught(Field field, String part) {
            var element = SourceTextNormaliser.fold(part);
            return mapping.criteria(field).stream().anyMatch(line -> line.catches(element));
        }

        /// Removes « Gratuit » from the chosen values if a criterion found it only inside « Gratuit sous
        /// condition ». Several mapping files cause this mistake, and a wrong promise of a free service is
        /// worse than a deviation from the mapping file.
        private void exactFees(List<ListFieldMapping> criteria, Set<String> chosen) {
            if (!chosen.contains(Fee.FREE.label())) return;
            var terms = new LinkedHashSet<String>();
            for (var criterion : criteria)
                for (var column : criterion.columns())
                    for (var element : LIST.split(folded(column)))
                        terms.addAll(SourceTermTranslation.of(Field.FRAIS).values(element));
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
                    .map(SourceTermTranslation.of(Field.LIEU_CALME)::values)
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

        /// Returns whether the value is a filler such as « néant », typed because a cell must not be empty.
        private static boolean saysNothing(Field field, String value) {
            return value.length() <= LONGEST_NOTHING
                    && field != Field.ID
                    && field != Field.LATITUDE
                    && field != Field.LONGITUDE
                    && NOTHING.contains(SourceTextNormaliser.fold(value));
        }

        private String folded(String column) {
            var cell = folded.get(column);
            if (cell == null) {
                cell = record.text(column).map(SourceTextNormaliser::fold).orElse("");
                folded.put(column, cell);
            }
            return cell;
        }

        private void put(Field field, String value) {
            if (value.isEmpty()) return;
            if (value.length() <= LONGEST_TEXT && field.accepts(value)) values.put(field, value);
            else warn(WarningKind.VALUE_REFUSED, field, value);
        }

        private void warn(WarningKind kind, Field field, String value) {
            warnings.add(new NormalisationWarning(kind, field, value));
        }
    }
}
