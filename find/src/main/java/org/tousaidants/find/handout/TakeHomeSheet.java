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
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.find.answers.HelpSearchSummary;
import org.tousaidants.find.answers.OpeningTimeText;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.PlaceFact;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.web.Page;

/// « Fiche à emporter » — the printed sheet that a clerk gives to a person: one place, the needs, the papers to
/// bring. It contains no data about the person; appointments are added by pen. Long texts are shortened, because the
/// sheet has only one page.
///
/// @param takesPass whether the place can currently cash a voucher
/// @param site address of the place with its code only, for a telephone to scan or a person to type
record TakeHomeSheet(
        Place place,
        TakeHomeSheetPlaceKind face,
        SearchForSheet wish,
        List<PlaceService> services,
        ExpectedPrice price,
        List<TakeHomeSheetChecklist> bag,
        OpeningWeekText week,
        LocalDateTime now,
        String site,
        boolean takesPass) {
    /// « Ce qui est cherché » — the search for which the sheet is printed.
    ///
    /// @param asked the search
    /// @param met requested criteria that the sheet of the place mentions
    /// @param needs the needs of the search
    record SearchForSheet(HelpSearch asked, List<SearchCriterion> met, List<HelpNeed> needs) {
        /// Returns whether the person uses a wheelchair, in which case no minutes on foot are printed.
        boolean wheels() {
            return asked.matters().contains(SearchCriterion.WHEELCHAIR);
        }
    }

    /// « Semaine » — the opening hours, shortened to fit on the page.
    ///
    /// @param more whether some hours were left out
    /// @param toCheck whether the lines are the original text of the place, because it could not be parsed
    record OpeningWeekText(List<String> lines, boolean more, boolean toCheck) {}

    /// « Prix » — the price that a person should expect.
    enum ExpectedPrice {
        FREE,
        FREE_UNDER_CONDITION,
        MIXED,
        PAID,
        UNSAID
    }

    /// « Place sur la page » — the spacing of the printed page. With the smallest spacing, the longest possible
    /// sheet fits on one page.
    enum PrintSpacing {
        ROOMY,
        EASY,
        CLOSE,
        DENSE;

        String css() {
            return "sheet-" + EnumConstantName.low(this);
        }
    }

    /// The criteria that a place must meet to be able to receive the person at all, such as access with a
    /// wheelchair.
    private static final Set<SearchCriterion> OWN = EnumSet.of(
            SearchCriterion.WHEELCHAIR,
            SearchCriterion.HEARING,
            SearchCriterion.SIGHT,
            SearchCriterion.ILLITERACY,
            SearchCriterion.MENTAL,
            SearchCriterion.QUIET,
            SearchCriterion.ENGLISH,
            SearchCriterion.OTHER_LANGUAGE);

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_STREET = 90;
    private static final int LONGEST_COMPLEMENT = 70;
    private static final int LONGEST_MAIL = 60;
    private static final int LONGEST_HOURS = 75;
    private static final int LONGEST_HOURS_AS_WRITTEN = 180;
    private static final int MOST_HOURS = 6;

    /// Returns whether a place that does not meet this criterion cannot receive the person at all.
    static boolean isOwn(SearchCriterion criterion) {
        return OWN.contains(criterion);
    }

    static TakeHomeSheet of(
            Place place, HelpSearch asked, LocalDateTime now, Locale locale, String site, boolean takesPass) {
        var needs = asked.needs();
        var known = CandidatePlace.of(place.id().toString(), place.slug(), place.sheet());
        var week = week(place, locale);
        var readable = place.hours().readable();
        return new TakeHomeSheet(
                place,
                TakeHomeSheetPlaceKind.of(place.sheet()),
                new SearchForSheet(
                        asked,
                        asked.matters().stream()
                                .filter(OWN::contains)
                                .filter(known::says)
                                .sorted()
                                .toList(),
                        needs.stream().sorted().toList()),
                known.services().stream().sorted().toList(),
                price(known),
                TakeHomeSheetChecklist.of(asked),
                new OpeningWeekText(
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

    /// Returns texts for the requested criteria that the sheet of the place does not mention. A requested
    /// language is always among them, because the national schema has no field for languages.
    List<String> unsaid(Page page) {
        var asked = wish.asked();
        return asked.matters().stream()
                .filter(OWN::contains)
                .sorted()
                .filter(one -> !wish.met().contains(one)
                        || one == SearchCriterion.OTHER_LANGUAGE
                                && !asked.languages().isEmpty())
                .map(one -> one == SearchCriterion.OTHER_LANGUAGE
                                && !asked.languages().isEmpty()
                        ? HelpSearchSummary.languages(page, asked)
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

    /// Returns the first mail address if the place has no telephone; otherwise an empty text.
    String mail() {
        return place.sheet().list(Field.COURRIELS).stream()
                .filter(mail -> mail.length() <= LONGEST_MAIL)
                .findFirst()
                .orElse("");
    }

    /// Returns whether the place helps only at a distance and receives no visitors.
    boolean remote() {
        return CandidatePlace.of(place.id().toString(), place.slug(), place.sheet(), place.hours())
                .is(PlaceFact.REMOTE_ONLY);
    }

    /// Returns the opening hours of the place at the time requested in the search: « Aujourd'hui : ouvert
    /// jusqu'à 12 h 30, puis de 14 h à 18 h »; empty if they are unknown.
    Optional<String> promised(Page page) {
        return closed() || gone()
                ? Optional.empty()
                : new OpeningTimeText(page, wish.asked().when(), now).promised(place.hours());
    }

    LocalDate today() {
        return now.toLocalDate();
    }

    boolean comesAndGoes() {
        return face == TakeHomeSheetPlaceKind.BUS;
    }

    boolean gone() {
        return place.goneAt().isPresent();
    }

    boolean closed() {
        return place.closedAt().isPresent();
    }

    /// Returns the papers to bring, divided into two columns; the first column is to be read before the second.
    List<List<TakeHomeSheetChecklist>> bagInTwo() {
        var half = (bag.size() + 1) / 2;
        return List.of(bag.subList(0, half), bag.subList(half, bag.size()));
    }

    /// Returns the code of the place in two groups, to be read aloud: « k3f 9x2a ».
    String spokenCode() {
        var code = place.code().value();
        return code.substring(0, 3) + " " + code.substring(3);
    }

    /// Returns the web address of the place without the parts that a person need not type, such as `https://`.
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
                // In the OSM grammar, a comment is between double quotes.
                .map(text -> text.replace("\"", ""))
                .map(List::of)
                .orElse(List.of());
    }

    private static ExpectedPrice price(CandidatePlace known) {
        var fees = EnumSet.noneOf(Fee.class);
        for (var fee : Fee.values()) if (known.sheet().has(Field.FRAIS, fee)) fees.add(fee);
        if (fees.size() > 1) return ExpectedPrice.MIXED;
        if (fees.contains(Fee.PAID)) return ExpectedPrice.PAID;
        if (fees.contains(Fee.FREE_UNDER_CONDITION)) return ExpectedPrice.FREE_UNDER_CONDITION;
        return known.says(SearchCriterion.FREE) ? ExpectedPrice.FREE : ExpectedPrice.UNSAID;
    }

    /// Returns a text shortened to a number of characters, if possible between two words and never within a
    /// character.
    private static String cut(String text, int letters) {
        var flat = text.replaceAll("\\s+", " ").strip();
        if (flat.codePointCount(0, flat.length()) <= letters) return flat;
        var end = flat.offsetByCodePoints(0, letters - 1);
        var space = flat.lastIndexOf(' ', end);
        return flat.substring(0, space > end / 2 ? space : end).strip() + "…";
    }
}
