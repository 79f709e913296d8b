package org.tousaidants.find.handout;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.schema.Fee;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.answers.SearchSummary;
import org.tousaidants.find.answers.TimeText;
import org.tousaidants.find.ranking.Candidate;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.web.Page;

/// « Fiche à emporter » — the sheet of paper that a clerk hands to a person: one place, the needs, the papers
/// to bring. It contains no data about the person; appointments are written on it with a pen. Long texts are
/// cut, because the sheet has one page.
///
/// @param takesPass whether the place can cash a voucher today
/// @param site address of the place with its code only, for a telephone to scan or a person to type
record Handout(
        Place place,
        HandoutPlaceKind face,
        Wish wish,
        List<PlaceService> services,
        Price price,
        List<HandoutChecklist> bag,
        Week week,
        LocalDateTime now,
        String site,
        boolean takesPass) {
    /// « Ce qui est cherché » — the search for which the sheet is printed.
    ///
    /// @param met requested criteria that the sheet of the place mentions
    record Wish(Search asked, List<Criterion> met, List<Need> needs) {
        /// Whether the person uses a wheelchair: then no minutes on foot are printed.
        boolean wheels() {
            return asked.matters().contains(Criterion.WHEELCHAIR);
        }
    }

    /// « Semaine » — the opening hours, cut to fit.
    ///
    /// @param more whether some hours were left out
    /// @param toCheck whether the lines are the text of the place, which could not be parsed
    record Week(List<String> lines, boolean more, boolean toCheck) {}

    /// « Prix » — the price that a person should expect.
    enum Price {
        FREE,
        FREE_UNDER_CONDITION,
        MIXED,
        PAID,
        UNSAID
    }

    /// « Place sur la page » — the spacing of the printed page. With the closest one, the longest possible
    /// sheet has one page.
    enum Air {
        ROOMY,
        EASY,
        CLOSE,
        DENSE;

        String css() {
            return "sheet-" + ConstantName.low(this);
        }
    }

    /// The criteria without which a person cannot be received.
    private static final Set<Criterion> OWN = EnumSet.of(
            Criterion.WHEELCHAIR,
            Criterion.HEARING,
            Criterion.SIGHT,
            Criterion.ILLITERACY,
            Criterion.MENTAL,
            Criterion.QUIET,
            Criterion.ENGLISH,
            Criterion.OTHER_LANGUAGE);

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_STREET = 90;
    private static final int LONGEST_COMPLEMENT = 70;
    private static final int LONGEST_MAIL = 60;
    private static final int LONGEST_HOURS = 75;
    private static final int LONGEST_HOURS_AS_WRITTEN = 180;
    private static final int MOST_HOURS = 6;

    /// Whether the criterion is one without which a person cannot be received.
    static boolean isOwn(Criterion criterion) {
        return OWN.contains(criterion);
    }

    static Handout of(Place place, Search asked, LocalDateTime now, Locale locale, String site, boolean takesPass) {
        var needs = asked.needs();
        var known = Candidate.of(place.id().toString(), place.slug(), place.sheet());
        var week = week(place, locale);
        var readable = place.hours().readable();
        return new Handout(
                place,
                HandoutPlaceKind.of(place.sheet()),
                new Wish(
                        asked,
                        asked.matters().stream()
                                .filter(OWN::contains)
                                .filter(known::says)
                                .sorted()
                                .toList(),
                        needs.stream().sorted().toList()),
                known.services().stream().sorted().toList(),
                price(known),
                HandoutChecklist.of(asked),
                new Week(
                        week.stream()
                                .limit(MOST_HOURS)
                                .map(line -> cut(line, readable ? LONGEST_HOURS : LONGEST_HOURS_AS_WRITTEN))
                                .toList(),
                        week.size() > MOST_HOURS,
                        !readable),
                now,
                site,
                takesPass);
    }

    /// The requested criteria that the sheet of the place does not mention. A language is always among them,
    /// because the national schema has no field for it.
    List<String> unsaid(Page page) {
        var asked = wish.asked();
        return asked.matters().stream()
                .filter(OWN::contains)
                .sorted()
                .filter(one -> !wish.met().contains(one)
                        || one == Criterion.OTHER_LANGUAGE && !asked.languages().isEmpty())
                .map(one ->
                        one == Criterion.OTHER_LANGUAGE && !asked.languages().isEmpty()
                                ? SearchSummary.languages(page, asked)
                                : page.t("find.silent." + one.parameter()))
                .toList();
    }

    String name() {
        return cut(place.name(), LONGEST_NAME);
    }

    String street() {
        return cut(place.sheet().text(Field.ADRESSE), LONGEST_STREET);
    }

    String complement() {
        return cut(place.sheet().text(Field.COMPLEMENT_ADRESSE), LONGEST_COMPLEMENT);
    }

    String town() {
        return (place.sheet().text(Field.CODE_POSTAL) + " " + place.commune()).strip();
    }

    String phone() {
        return place.sheet().text(Field.TELEPHONE);
    }

    /// The first mail address, if the place has no telephone.
    String mail() {
        return place.sheet().list(Field.COURRIELS).stream()
                .filter(mail -> mail.length() <= LONGEST_MAIL)
                .findFirst()
                .orElse("");
    }

    /// Whether the place helps only at a distance.
    boolean remote() {
        return Candidate.of(place.id().toString(), place.slug(), place.sheet(), place.hours())
                .is(PlaceFact.REMOTE_ONLY);
    }

    /// The hours at the requested time: « Aujourd'hui : ouvert jusqu'à 12 h 30, puis de 14 h à 18 h ».
    Optional<String> promised(Page page) {
        return closed() || gone()
                ? Optional.empty()
                : new TimeText(page, wish.asked().when(), now).promised(place.hours());
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    boolean comesAndGoes() {
        return face == HandoutPlaceKind.BUS;
    }

    boolean gone() {
        return place.goneAt().isPresent();
    }

    boolean closed() {
        return place.closedAt().isPresent();
    }

    /// The papers to bring, in two columns; the first is read before the second.
    List<List<HandoutChecklist>> bagInTwo() {
        var half = (bag.size() + 1) / 2;
        return List.of(bag.subList(0, half), bag.subList(half, bag.size()));
    }

    /// The code of the place in two groups, to be read aloud: « k3f 9x2a ».
    String spokenCode() {
        var code = place.code().value();
        return code.substring(0, 3) + " " + code.substring(3);
    }

    /// The address without the parts that a person need not type, such as `https://`.
    String typedSite() {
        return site.replaceFirst("^https?://", "");
    }

    private static List<String> week(Place place, Locale locale) {
        if (place.hours().readable())
            return OpeningHoursText.in(locale).week(place.hours()).stream()
                    .map(line -> line.substring(0, 1).toUpperCase(locale) + line.substring(1))
                    .toList();
        return place.sheet()
                .get(Field.HORAIRES_TEXTE)
                .or(() -> place.sheet().get(Field.HORAIRES))
                // In the OSM grammar a comment is between double quotes.
                .map(text -> text.replace("\"", ""))
                .map(List::of)
                .orElse(List.of());
    }

    private static Price price(Candidate known) {
        var fees = EnumSet.noneOf(Fee.class);
        for (var fee : Fee.values()) if (known.sheet().has(Field.FRAIS, fee)) fees.add(fee);
        if (fees.size() > 1) return Price.MIXED;
        if (fees.contains(Fee.PAID)) return Price.PAID;
        if (fees.contains(Fee.FREE_UNDER_CONDITION)) return Price.FREE_UNDER_CONDITION;
        return known.says(Criterion.FREE) ? Price.FREE : Price.UNSAID;
    }

    /// Cuts a text, if possible between two words and never within a character.
    private static String cut(String text, int letters) {
        var flat = text.replaceAll("\\s+", " ").strip();
        if (flat.codePointCount(0, flat.length()) <= letters) return flat;
        var end = flat.offsetByCodePoints(0, letters - 1);
        var space = flat.lastIndexOf(' ', end);
        return flat.substring(0, space > end / 2 ? space : end).strip() + "…";
    }
}
