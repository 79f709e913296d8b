package org.tousaidants.find.ranking;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.AccessMode;
import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Fee;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.schema.SpecialCare;
import org.tousaidants.core.schema.SupportMode;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.TextFolding;

/// « Candidat » — the properties of a place that the ranking uses, read once from its sheet.
///
/// Sources often omit facts that follow from national programmes. Two are inferred if the sheet does not
/// mention them. The services: a France Services centre and a holder of Aidants Connect help with procedures, a
/// Conseiller numérique with everyday tools. The price: all three are free of charge by their charters.
public record Candidate(
        String id,
        String slug,
        String name,
        Stand stand,
        OpeningHours hours,
        Set<PlaceService> services,
        int facts,
        Optional<LocalDate> updated,
        Words words,
        Sheet sheet) {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?\\n;•|])\\s*");
    private static final Pattern HOME = Pattern.compile(
            "\\b(a domicile|a votre domicile|a leur domicile|chez vous|chez l habitant|chez les habitants)\\b");
    /// Phrases that mention a home but no visit for digital help: home care, meals, jobs « à domicile », and
    /// « près de chez vous » or « depuis chez vous ».
    private static final Pattern NOT_HOME = Pattern.compile(
            "\\b(aides? a domicile|services? a domicile|soins?( \\w+)? a domicile|maintien a domicile|repas|emplois? a"
                    + " domicile|hospitalisation a domicile|(sur place et|consultation|prets?|emprunts?) a"
                    + " domicile|admr|(de|depuis) chez vous)\\b");
    /// Phrases that mention an interpreter or a spoken language. The national schema has no field for the day
    /// or the person.
    private static final Pattern TONGUE = Pattern.compile(
            "\\b(interpretes?|interpretariat|traduct(eurs?|rices?)|arabophones?|anglophones?|hispanophones?|lusophones?|turcophones?|ukrainophones?|(en|parl(e|ee|ees|es|ent|ons|ant)("
                    + " aussi| egalement)?( l)?)"
                    + " (arabe|anglais|espagnol|portugais|turc|ukrainien|russe|roumain|dari|pachto|berbere|kabyle))\\b");
    /// Phrases that mention a language which is not spoken with visitors: sign language, or a language that is
    /// taught or read there.
    private static final Pattern NOT_TONGUE = Pattern.compile(
            "\\b(interpret\\w+( \\w+){0,3} (lsf|signes)|(cours|livres|films|site|conversation|initiation)( \\w+){0,2}"
                    + " en \\w+)\\b");
    private static final List<String> OF_TONGUES = List.of(
            "nterpr",
            "raduct",
            "ophone",
            "rabe",
            "nglais",
            "spagnol",
            "ortugais",
            "turc",
            "krain",
            "russe",
            "oumain",
            "dari",
            "pachto",
            "rbère",
            "abyle");
    private static final List<String> OF_HOMES = List.of("omicile", "hez ");
    private static final int MAX_QUOTE = 200;

    /// « Ce que le lieu écrit » — sentences of the place about facts for which the schema has no field.
    ///
    /// @param home about visits at home
    /// @param tongue about interpreters and languages
    public record Words(Optional<String> home, Optional<String> tongue) {
        static Words of(Sheet sheet) {
            return new Words(
                    sentence(sheet, OF_HOMES, HOME, NOT_HOME), sentence(sheet, OF_TONGUES, TONGUE, NOT_TONGUE));
        }
    }

    public static Candidate of(String id, String slug, Sheet sheet) {
        return of(id, slug, sheet, OpeningHours.of(sheet.text(Field.HORAIRES)));
    }

    /// @param hours the parsed opening hours of the sheet: tens of thousands are not parsed a second time at
    ///     startup
    public static Candidate of(String id, String slug, Sheet sheet, OpeningHours hours) {
        var words = Words.of(sheet);
        var services = services(sheet);
        var stand = new Stand(
                sheet.text(Field.COMMUNE),
                sheet.text(Field.CODE_INSEE),
                point(sheet),
                precision(sheet),
                address(sheet));
        return new Candidate(
                id,
                slug,
                sheet.text(Field.NOM),
                stand,
                sheet.get(Field.HORAIRES).isPresent() ? hours : OpeningHours.of(sheet.text(Field.HORAIRES_TEXTE)),
                services,
                facts(sheet, stand, services, words),
                updated(sheet),
                words,
                sheet);
    }

    /// « Emplacement » — the position of a place, as far as its sheet gives it.
    ///
    /// @param address street and commune in a comparable form
    public record Stand(
            String commune, String communeCode, Optional<Point> point, CoordinatePrecision precision, String address) {
        /// Whether its point is that of its building.
        boolean preciseEnough() {
            return point.isPresent()
                    && (precision == CoordinatePrecision.EXACT || precision == CoordinatePrecision.ADDRESS);
        }
    }

    /// The same place, marked as able to cash a voucher today, which no sheet states.
    Candidate cashing() {
        return new Candidate(
                id, slug, name, stand, hours, services, facts | Criterion.PASS.bit(), updated, words, sheet);
    }

    public String commune() {
        return stand.commune();
    }

    public String communeCode() {
        return stand.communeCode();
    }

    public Optional<Point> point() {
        return stand.point();
    }

    public CoordinatePrecision precision() {
        return stand.precision();
    }

    public boolean says(Criterion criterion) {
        return (facts & criterion.bit()) != 0;
    }

    public boolean is(PlaceFact fact) {
        return (facts & fact.bit()) != 0;
    }

    /// Whether the coordinates are those of the building.
    public boolean preciseEnough() {
        return stand.preciseEnough();
    }

    private static CoordinatePrecision precision(Sheet sheet) {
        return sheet.get(Field.PRECISION)
                .flatMap(label -> ListedTerm.of(CoordinatePrecision.class, label))
                .orElse(CoordinatePrecision.EXACT);
    }

    /// Street and commune in a comparable form, to find places in the same building; empty without a street.
    private static String address(Sheet sheet) {
        var street = TextFolding.words(sheet.text(Field.ADRESSE));
        return street.isEmpty() || street.chars().noneMatch(Character::isDigit)
                ? ""
                : street + " " + sheet.text(Field.CODE_POSTAL) + " " + TextFolding.words(sheet.text(Field.COMMUNE));
    }

    private static Set<PlaceService> services(Sheet sheet) {
        var services = EnumSet.noneOf(PlaceService.class);
        services.addAll(sheet.services());
        if (!services.isEmpty()) return services;
        if (franceServices(sheet) || programme(sheet, "Aidants Connect")) services.add(PlaceService.PROCEDURES);
        if (programme(sheet, "Conseillers numériques")) services.add(PlaceService.EVERYDAY);
        return services;
    }

    private static int facts(Sheet sheet, Stand stand, Set<PlaceService> services, Words words) {
        var facts = new Facts();
        facts.add(Criterion.FREE, free(sheet));
        facts.add(Criterion.INDIVIDUAL, sheet.has(Field.ACCOMPAGNEMENT, SupportMode.INDIVIDUAL));
        facts.add(Criterion.WORKSHOP, sheet.has(Field.ACCOMPAGNEMENT, SupportMode.WORKSHOP));
        facts.add(Criterion.FOR_ME, sheet.get(Field.A_MA_PLACE).isPresent() || programme(sheet, "Aidants Connect"));
        facts.add(Criterion.ITINERANT, sheet.list(Field.ITINERANCE).contains("Itinérant"));
        facts.add(Criterion.REPAIR, sheet.get(Field.REPARATION).isPresent());
        facts.add(Criterion.WHEELCHAIR, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.MOTOR));
        facts.add(Criterion.HEARING, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.DEAFNESS));
        facts.add(Criterion.SIGHT, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.SIGHT));
        facts.add(Criterion.ILLITERACY, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.ILLITERACY));
        facts.add(Criterion.MENTAL, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.MENTAL));
        facts.add(Criterion.QUIET, sheet.text(Field.LIEU_CALME).equals("Oui"));
        facts.add(Criterion.ENGLISH, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.ENGLISH));
        facts.add(Criterion.OTHER_LANGUAGE, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.OTHER_LANGUAGES));
        facts.add(PlaceFact.FRANCE_SERVICES, franceServices(sheet));
        facts.add(PlaceFact.FREE_UNDER_CONDITION, sheet.has(Field.FRAIS, Fee.FREE_UNDER_CONDITION));
        facts.add(
                PlaceFact.PAID,
                sheet.has(Field.FRAIS, Fee.PAID)
                        && !sheet.has(Field.FRAIS, Fee.FREE)
                        && !sheet.has(Field.FRAIS, Fee.FREE_UNDER_CONDITION));
        facts.add(PlaceFact.REMOTE, sheet.has(Field.ACCOMPAGNEMENT, SupportMode.REMOTE));
        facts.add(PlaceFact.REMOTE_ONLY, remoteOnly(sheet));
        facts.add(PlaceFact.HOME_SAID, words.home().isPresent());
        facts.add(PlaceFact.LANGUAGE_SAID, words.tongue().isPresent());
        facts.add(PlaceFact.NO_PUBLIC, sheet.has(Field.ACCES, AccessMode.NO_PUBLIC));
        facts.add(PlaceFact.LIVELY, sheet.text(Field.LIEU_CALME).equals("Non"));
        facts.add(PlaceFact.SERVICES_UNSAID, services.isEmpty());
        facts.add(PlaceFact.ACCESS_DESCRIBED, sheet.get(Field.FICHE_ACCES_LIBRE).isPresent());
        facts.add(PlaceFact.CALLABLE, sheet.get(Field.TELEPHONE).isPresent());
        facts.add(PlaceFact.LOCATED, stand.preciseEnough());
        return facts.bits;
    }

    private static boolean remoteOnly(Sheet sheet) {
        return sheet.has(Field.ACCES, AccessMode.NO_PUBLIC)
                || sheet.list(Field.ACCOMPAGNEMENT).equals(List.of(SupportMode.REMOTE.label()));
    }

    private static boolean free(Sheet sheet) {
        if (sheet.get(Field.FRAIS).isPresent()) return sheet.has(Field.FRAIS, Fee.FREE);
        return franceServices(sheet)
                || programme(sheet, "Aidants Connect")
                || programme(sheet, "Conseillers numériques");
    }

    private static boolean franceServices(Sheet sheet) {
        return programme(sheet, "France Services")
                || sheet.list(Field.TYPOLOGIE).contains("RFS");
    }

    private static boolean programme(Sheet sheet, String name) {
        return sheet.list(Field.DISPOSITIFS).contains(name);
    }

    private static Optional<Point> point(Sheet sheet) {
        if (sheet.get(Field.LATITUDE).isEmpty() || sheet.get(Field.LONGITUDE).isEmpty()) return Optional.empty();
        try {
            return Optional.of(new Point(
                    Double.parseDouble(sheet.text(Field.LATITUDE)), Double.parseDouble(sheet.text(Field.LONGITUDE))));
        } catch (IllegalArgumentException notOnEarth) {
            return Optional.empty();
        }
    }

    /// The year of the last update, if it is so old that a person should call first.
    public OptionalInt stale(LocalDate today) {
        return updated.isPresent() && updated.get().isBefore(today.minusDays(ReliabilityScore.STALE_DAYS))
                ? OptionalInt.of(updated.get().getYear())
                : OptionalInt.empty();
    }

    private static Optional<LocalDate> updated(Sheet sheet) {
        try {
            return sheet.get(Field.DATE_MAJ).map(LocalDate::parse).filter(day -> !day.equals(Field.UNDATED));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /// The first sentence of a text that matches `about`, as the place wrote it.
    ///
    /// @param hints lower-case fragments; a text that contains none of them is skipped quickly
    private static Optional<String> sentence(Sheet sheet, List<String> hints, Pattern about, Pattern not) {
        for (var field : new Field[] {Field.PRESENTATION_RESUME, Field.PRESENTATION_DETAIL, Field.HORAIRES_TEXTE}) {
            var text = sheet.text(field);
            if (text.isEmpty() || hints.stream().noneMatch(text::contains)) continue;
            for (var sentence : SENTENCE.split(text)) {
                var plain = not.matcher(TextFolding.words(sentence)).replaceAll("");
                if (about.matcher(plain).find())
                    return Optional.of(sentence.strip()
                            .substring(0, Math.min(MAX_QUOTE, sentence.strip().length())));
            }
        }
        return Optional.empty();
    }

    private static final class Facts {
        private int bits;

        void add(Criterion criterion, boolean said) {
            if (said) bits |= criterion.bit();
        }

        void add(PlaceFact fact, boolean known) {
            if (known) bits |= fact.bit();
        }
    }
}
