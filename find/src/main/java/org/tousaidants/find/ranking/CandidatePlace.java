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
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.schema.SpecialCare;
import org.tousaidants.core.schema.SupportMode;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.text.TextNormalisation;

/// « Candidat » — the properties of a place that the ranking uses, read once from its sheet.
///
/// Sources often omit facts that follow from national programmes. Two are inferred if the sheet does not mention
/// them. The services: a France Services centre and a holder of Aidants Connect help with procedures, a Conseiller
/// numérique with everyday tools. The price: all three are free of charge by their charters.
public record CandidatePlace(
        String id,
        String slug,
        String name,
        CandidatePosition stand,
        OpeningHours hours,
        Set<PlaceService> services,
        int facts,
        Optional<LocalDate> updated,
        PlaceSentences words,
        PlaceSheet sheet) {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?\\n;•|])\\s*");
    private static final Pattern HOME = Pattern.compile(
            "\\b(a domicile|a votre domicile|a leur domicile|chez vous|chez l habitant|chez les habitants)\\b");
    /// Matches phrases that mention a home but no visit for digital help: home care, meals, jobs « à domicile »,
    /// and « près de chez vous » or « depuis chez vous ».
    private static final Pattern NOT_HOME = Pattern.compile(
            "\\b(aides? a domicile|services? a domicile|soins?( \\w+)? a domicile|maintien a domicile|repas|emplois? a"
                    + " domicile|hospitalisation a domicile|(sur place et|consultation|prets?|emprunts?) a"
                    + " domicile|admr|(de|depuis) chez vous)\\b");
    /// Matches phrases that mention an interpreter or a spoken language, because the national schema has no
    /// field for the days or people who speak it.
    private static final Pattern TONGUE = Pattern.compile(
            "\\b(interpretes?|interpretariat|traduct(eurs?|rices?)|arabophones?|anglophones?|hispanophones?|lusophones?|turcophones?|ukrainophones?|(en|parl(e|ee|ees|es|ent|ons|ant)("
                    + " aussi| egalement)?( l)?)"
                    + " (arabe|anglais|espagnol|portugais|turc|ukrainien|russe|roumain|dari|pachto|berbere|kabyle))\\b");
    /// Matches phrases that mention a language which is not spoken with visitors: sign language, or a language
    /// that is taught or read at the place.
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

    /// « Ce que le lieu écrit » — sentences of the sheet about facts for which the national schema has no field.
    ///
    /// @param home sentence about visits at home
    /// @param tongue sentence about interpreters and languages
    public record PlaceSentences(Optional<String> home, Optional<String> tongue) {
        static PlaceSentences of(PlaceSheet sheet) {
            return new PlaceSentences(
                    sentence(sheet, OF_HOMES, HOME, NOT_HOME), sentence(sheet, OF_TONGUES, TONGUE, NOT_TONGUE));
        }
    }

    public static CandidatePlace of(String id, String slug, PlaceSheet sheet) {
        return of(id, slug, sheet, OpeningHours.of(sheet.text(Field.HORAIRES)));
    }

    /// Reads the properties of a place from its sheet.
    ///
    /// @param hours the opening hours of the sheet, already parsed, so that tens of thousands of texts are not
    ///     parsed again at startup
    public static CandidatePlace of(String id, String slug, PlaceSheet sheet, OpeningHours hours) {
        var words = PlaceSentences.of(sheet);
        var services = services(sheet);
        var stand = new CandidatePosition(
                sheet.text(Field.COMMUNE),
                sheet.text(Field.CODE_INSEE),
                point(sheet),
                precision(sheet),
                address(sheet));
        return new CandidatePlace(
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

    /// « Emplacement » — the position of a place, as precisely as its sheet gives it.
    ///
    /// @param address street and commune in a normalised form for comparison
    public record CandidatePosition(
            String commune,
            String communeCode,
            Optional<GeoPoint> point,
            CoordinatePrecision precision,
            String address) {
        /// Returns whether the coordinates are precise enough to be those of the building.
        boolean preciseEnough() {
            return point.isPresent()
                    && (precision == CoordinatePrecision.EXACT || precision == CoordinatePrecision.ADDRESS);
        }
    }

    /// Returns a copy of this place that is marked as able to cash a voucher on the current day. The sheet does
    /// not state this.
    CandidatePlace cashing() {
        return new CandidatePlace(
                id, slug, name, stand, hours, services, facts | SearchCriterion.PASS.bit(), updated, words, sheet);
    }

    public String commune() {
        return stand.commune();
    }

    public String communeCode() {
        return stand.communeCode();
    }

    public Optional<GeoPoint> point() {
        return stand.point();
    }

    public CoordinatePrecision precision() {
        return stand.precision();
    }

    public boolean says(SearchCriterion criterion) {
        return (facts & criterion.bit()) != 0;
    }

    public boolean is(PlaceFact fact) {
        return (facts & fact.bit()) != 0;
    }

    /// Returns whether the coordinates are precise enough to be those of the building.
    public boolean preciseEnough() {
        return stand.preciseEnough();
    }

    private static CoordinatePrecision precision(PlaceSheet sheet) {
        return sheet.get(Field.PRECISION)
                .flatMap(label -> ListedTerm.of(CoordinatePrecision.class, label))
                .orElse(CoordinatePrecision.EXACT);
    }

    /// Returns the street and commune of a place in a normalised form, which is equal for places in the same
    /// building; empty without a street.
    private static String address(PlaceSheet sheet) {
        var street = TextNormalisation.words(sheet.text(Field.ADRESSE));
        return street.isEmpty() || street.chars().noneMatch(Character::isDigit)
                ? ""
                : street + " " + sheet.text(Field.CODE_POSTAL) + " "
                        + TextNormalisation.words(sheet.text(Field.COMMUNE));
    }

    private static Set<PlaceService> services(PlaceSheet sheet) {
        var services = EnumSet.noneOf(PlaceService.class);
        services.addAll(sheet.services());
        if (!services.isEmpty()) return services;
        if (franceServices(sheet) || programme(sheet, "Aidants Connect")) services.add(PlaceService.PROCEDURES);
        if (programme(sheet, "Conseillers numériques")) services.add(PlaceService.EVERYDAY);
        return services;
    }

    private static int facts(
            PlaceSheet sheet, CandidatePosition stand, Set<PlaceService> services, PlaceSentences words) {
        var facts = new PlaceFactBits();
        facts.add(SearchCriterion.FREE, free(sheet));
        facts.add(SearchCriterion.INDIVIDUAL, sheet.has(Field.ACCOMPAGNEMENT, SupportMode.INDIVIDUAL));
        facts.add(SearchCriterion.WORKSHOP, sheet.has(Field.ACCOMPAGNEMENT, SupportMode.WORKSHOP));
        facts.add(
                SearchCriterion.FOR_ME, sheet.get(Field.A_MA_PLACE).isPresent() || programme(sheet, "Aidants Connect"));
        facts.add(SearchCriterion.ITINERANT, sheet.list(Field.ITINERANCE).contains("Itinérant"));
        facts.add(SearchCriterion.REPAIR, sheet.get(Field.REPARATION).isPresent());
        facts.add(SearchCriterion.WHEELCHAIR, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.MOTOR));
        facts.add(SearchCriterion.HEARING, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.DEAFNESS));
        facts.add(SearchCriterion.SIGHT, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.SIGHT));
        facts.add(SearchCriterion.ILLITERACY, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.ILLITERACY));
        facts.add(SearchCriterion.MENTAL, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.MENTAL));
        facts.add(SearchCriterion.QUIET, sheet.text(Field.LIEU_CALME).equals("Oui"));
        facts.add(SearchCriterion.ENGLISH, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.ENGLISH));
        facts.add(SearchCriterion.OTHER_LANGUAGE, sheet.has(Field.PRISE_EN_CHARGE, SpecialCare.OTHER_LANGUAGES));
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

    private static boolean remoteOnly(PlaceSheet sheet) {
        return sheet.has(Field.ACCES, AccessMode.NO_PUBLIC)
                || sheet.list(Field.ACCOMPAGNEMENT).equals(List.of(SupportMode.REMOTE.label()));
    }

    private static boolean free(PlaceSheet sheet) {
        if (sheet.get(Field.FRAIS).isPresent()) return sheet.has(Field.FRAIS, Fee.FREE);
        return franceServices(sheet)
                || programme(sheet, "Aidants Connect")
                || programme(sheet, "Conseillers numériques");
    }

    private static boolean franceServices(PlaceSheet sheet) {
        return programme(sheet, "France Services")
                || sheet.list(Field.TYPOLOGIE).contains("RFS");
    }

    private static boolean programme(PlaceSheet sheet, String name) {
        return sheet.list(Field.DISPOSITIFS).contains(name);
    }

    private static Optional<GeoPoint> point(PlaceSheet sheet) {
        if (sheet.get(Field.LATITUDE).isEmpty() || sheet.get(Field.LONGITUDE).isEmpty()) return Optional.empty();
        try {
            return Optional.of(new GeoPoint(
                    Double.parseDouble(sheet.text(Field.LATITUDE)), Double.parseDouble(sheet.text(Field.LONGITUDE))));
        } catch (IllegalArgumentException notOnEarth) {
            return Optional.empty();
        }
    }

    /// Returns the year of the last update of the sheet, if it is so old that a person should call before going
    /// there; otherwise empty.
    public OptionalInt stale(LocalDate today) {
        return updated.isPresent() && updated.get().isBefore(today.minusDays(ReliabilityScore.STALE_DAYS))
                ? OptionalInt.of(updated.get().getYear())
                : OptionalInt.empty();
    }

    private static Optional<LocalDate> updated(PlaceSheet sheet) {
        try {
            return sheet.get(Field.DATE_MAJ).map(LocalDate::parse).filter(day -> !day.equals(Field.UNDATED));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    /// Returns the first sentence of a text of the sheet that matches `about` and does not match `not`, as the
    /// place wrote it; empty if there is none.
    ///
    /// @param hints lower-case fragments; a text that contains none of them is skipped quickly
    /// @param about phrases that mention the subject
    /// @param not phrases that look similar but mean something else
    private static Optional<String> sentence(PlaceSheet sheet, List<String> hints, Pattern about, Pattern not) {
        for (var field : new Field[] {Field.PRESENTATION_RESUME, Field.PRESENTATION_DETAIL, Field.HORAIRES_TEXTE}) {
            var text = sheet.text(field);
            if (text.isEmpty() || hints.stream().noneMatch(text::contains)) continue;
            for (var sentence : SENTENCE.split(text)) {
                var plain = not.matcher(TextNormalisation.words(sentence)).replaceAll("");
                if (about.matcher(plain).find())
                    return Optional.of(sentence.strip()
                            .substring(0, Math.min(MAX_QUOTE, sentence.strip().length())));
            }
        }
        return Optional.empty();
    }

    private static final class PlaceFactBits {
        private int bits;

        void add(SearchCriterion criterion, boolean said) {
            if (said) bits |= criterion.bit();
        }

        void add(PlaceFact fact, boolean known) {
            if (known) bits |= fact.bit();
        }
    }
}
