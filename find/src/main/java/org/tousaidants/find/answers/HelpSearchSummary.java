package org.tousaidants.find.answers;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.NeedUrgency;
import org.tousaidants.find.ranking.SearchAnswer;
import org.tousaidants.find.ranking.SearchConcession;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.Page;

/// « Une recherche en mots » — formats the answers given so far, each with the link to change it, and the choices of
/// the form inputs.
public final class HelpSearchSummary {
    private static final int[] RADII = {5, 10, 20, 30, 60};
    private static final int DAYS_AHEAD = 7;

    private static final Set<SearchConcession> PLACE_AND_TIME =
            Set.of(SearchConcession.FARTHER, SearchConcession.FAR, SearchConcession.WHEN);

    private final Page page;
    private final LocalDate today;

    public HelpSearchSummary(Page page, LocalDate today) {
        this.page = page;
        this.today = today;
    }

    /// Returns a row for each question of the search that the person has already answered.
    List<FormSummaryRow> soFar(HelpSearch search) {
        var query = search.query();
        var rows = new ArrayList<FormSummaryRow>();
        if (!search.needs().isEmpty())
            rows.add(FormSummaryRow.of(page.t("find.sofar.need"), needs(search)).change("/aide?" + query));
        if (search.where().isPresent() || search.way() != HelpChannel.AT_PLACE)
            rows.add(FormSummaryRow.of(page.t("find.sofar.where"), where(search))
                    .change("/aide/ou?" + query + "&changer=oui"));
        return rows;
    }

    String needs(HelpSearch search) {
        if (search.needs().isEmpty()) return page.t("find.need.any");
        return search.needs().stream().map(this::need).collect(Collectors.joining(", "));
    }

    String where(HelpSearch search) {
        var where = town(search);
        return switch (search.way()) {
            case AT_PLACE, WITHOUT_CAR -> page.t("find.where.within", where, search.radius());
            case AT_HOME -> page.t("find.where.home", where);
            case REMOTE -> page.t("find.way.distance");
        };
    }

    /// Returns the name of the commune of the search. If the search has a position instead, returns a text for
    /// it. Empty for help at a distance.
    String town(HelpSearch search) {
        return search.where()
                .map(place -> place.commune().map(Commune::name).orElseGet(() -> page.t("find.where.position")))
                .orElse("");
    }

    String moment(HelpSearch search) {
        return search.when() instanceof SearchTime.AnyTime ? page.t("find.when") : capital(when(search.when()));
    }

    /// Returns the first need and the number of further needs, because the search bar has only one line.
    String shortNeeds(HelpSearch search) {
        return search.needs().size() < 2
                ? needs(search)
                : page.t(
                        "find.bar.needs",
                        need(search.needs().iterator().next()),
                        search.needs().size() - 1);
    }

    /// Returns whether the search has criteria in addition to the need and the place.
    boolean asked(HelpSearch search) {
        return !(search.when() instanceof SearchTime.AnyTime)
                || !search.matters().isEmpty();
    }

    String matters(HelpSearch search) {
        var words = new ArrayList<String>();
        if (!(search.when() instanceof SearchTime.AnyTime)) words.add(when(search.when()));
        search.matters().forEach(criterion -> words.add(within(matter(search, criterion))));
        return words.stream()
                .reduce((one, other) -> page.t("find.join", one, other))
                .map(HelpSearchSummary::capital)
                .orElseGet(() -> page.t("find.matters.nothing"));
    }

    private String matter(HelpSearch search, SearchCriterion criterion) {
        return criterion == SearchCriterion.OTHER_LANGUAGE
                        && !search.languages().isEmpty()
                ? capital(languages(page, search))
                : page.t("find.matters." + criterion.parameter());
    }

    /// Returns the names of the languages that the person requests, in the language of the page: « l'arabe, le
    /// turc ».
    public static String languages(Page page, HelpSearch search) {
        return search.languages().stream()
                .map(code -> Locale.of(code).getDisplayLanguage(page.locale()))
                .collect(Collectors.joining(", "));
    }

    /// « Ce que nous avons compris » — returns the understood parts of the search, each with a link to the
    /// search without this part.
    List<SearchCriterionChip> chips(HelpSearch search) {
        var chips = new ArrayList<SearchCriterionChip>();
        for (var need : search.needs()) {
            var rest = new HashSet<>(search.needs());
            rest.remove(need);
            chips.add(new SearchCriterionChip(need(need), search.withNeeds(rest).query()));
        }
        search.where()
                .ifPresent(place -> chips.add(new SearchCriterionChip(
                        place.commune().map(Commune::name).orElseGet(() -> page.t("find.where.position")),
                        search.withoutWhere().query())));
        if (search.way() != HelpChannel.AT_PLACE)
            chips.add(new SearchCriterionChip(
                    page.t("find.chip." + search.way().parameter()),
                    search.withWay(HelpChannel.AT_PLACE).query()));
        if (!(search.when() instanceof SearchTime.AnyTime))
            chips.add(new SearchCriterionChip(
                    capital(when(search.when())),
                    search.withWhen(new SearchTime.AnyTime())
                            .withUrgency(NeedUrgency.NONE)
                            .query()));
        else if (search.urgency() != NeedUrgency.NONE)
            chips.add(new SearchCriterionChip(
                    page.t("find.chip.urgent"),
                    search.withUrgency(NeedUrgency.NONE).query()));
        for (var criterion : search.matters())
            chips.add(new SearchCriterionChip(
                    matter(search, criterion), search.without(criterion).query()));
        return chips;
    }

    /// « Pastille » — one part of the search in words; `without` is the query of the search without this part.
    record SearchCriterionChip(String words, String without) {}

    /// Returns the text with its first letter adapted for the middle of a sentence: lower case in French; the
    /// English « I » is unchanged.
    private String within(String words) {
        return page.lang().equals("fr") ? words.substring(0, 1).toLowerCase(Locale.FRENCH) + words.substring(1) : words;
    }

    String need(HelpNeed need) {
        return page.t("find.need." + need.parameter());
    }

    private String when(SearchTime when) {
        return switch (when) {
            case SearchTime.GivenDay(var day) ->
                OpeningHoursText.in(page.locale()).day(day, today);
            case SearchTime.GivenWeekday(var day, var part) ->
                day.map(one -> one.getDisplayName(TextStyle.FULL, page.locale())
                                + page.t("find.part.on." + EnumConstantName.low(part)))
                        .orElseGet(() -> page.t("find.part." + EnumConstantName.low(part)));
            case SearchTime.AnyTime _,
                    SearchTime.PresentMoment _,
                    SearchTime.CurrentDay _,
                    SearchTime.EveningHours _,
                    SearchTime.WeekendDays _ -> page.t("find.when." + when.parameter());
        };
    }

    public List<FormChoice> needChoices() {
        return Arrays.stream(HelpNeed.values()).map(this::needChoice).toList();
    }

    private FormChoice needChoice(HelpNeed need) {
        var hint = "find.need." + need.parameter() + ".hint";
        var choice = FormChoice.of(need.parameter(), need(need)).icon(need.pictogram());
        return page.has(hint) ? choice.hint(page.t(hint)) : choice;
    }

    List<FormChoice> whenChoices(HelpSearch search) {
        var choices = new ArrayList<FormChoice>();
        for (var when : List.of(
                new SearchTime.AnyTime(),
                new SearchTime.PresentMoment(),
                new SearchTime.CurrentDay(),
                new SearchTime.EveningHours(),
                new SearchTime.WeekendDays())) choices.add(FormChoice.of(when.parameter(), capital(when(when))));
        for (var ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
            var day = new SearchTime.GivenDay(today.plusDays(ahead));
            choices.add(FormChoice.of(day.parameter(), capital(when(day))));
        }
        var asked = search.when();
        if (choices.stream().noneMatch(one -> one.value().equals(asked.parameter())))
            choices.addFirst(FormChoice.of(asked.parameter(), capital(when(asked))));
        return choices;
    }

    List<FormChoice> wayChoices() {
        return Arrays.stream(HelpChannel.values())
                .map(way -> FormChoice.of(way.parameter(), page.t("find.way." + way.parameter())))
                .toList();
    }

    List<FormChoice> radiusChoices() {
        return Arrays.stream(RADII).mapToObj(this::radius).toList();
    }

    /// Returns the choices for the radius (maximum distance). The radius of the search is always among them,
    /// because a link may contain any number.
    List<FormChoice> radiusChoices(HelpSearch search) {
        return IntStream.concat(Arrays.stream(RADII), IntStream.of(search.radius()))
                .distinct()
                .sorted()
                .mapToObj(this::radius)
                .toList();
    }

    private FormChoice radius(int km) {
        return FormChoice.of(Integer.toString(km), page.t("find.radius", km));
    }

    List<FormChoice> matterChoices() {
        return Arrays.stream(SearchCriterion.values())
                .map(one -> FormChoice.of(one.parameter(), page.t("find.matters." + one.parameter())))
                .toList();
    }

    /// Returns the title above places that do not meet the whole search. It states first that no place meets all
    /// criteria.
    ///
    /// @param given the criteria that were dropped
    /// @param shown number of places shown
    String partial(HelpSearch search, List<SearchConcession> given, int shown) {
        var when = !(search.when() instanceof SearchTime.AnyTime);
        var far = given.contains(SearchConcession.FARTHER) || given.contains(SearchConcession.FAR);
        if (search.where().isEmpty() || given.stream().anyMatch(one -> !PLACE_AND_TIME.contains(one)))
            return page.t("find.title.partly", shown);
        if (!search.matters().isEmpty())
            return far ? page.t("find.title.far.all", search.radius(), shown) : page.t("find.title.partly", shown);
        if (far && !when) return page.t("find.title.far", search.radius(), shown);
        return page.t(
                far && !given.contains(SearchConcession.WHEN) ? "find.title.far.open" : "find.title.when",
                search.when() instanceof SearchTime.EveningHours ? page.t("find.part.evening") : when(search.when()),
                search.radius(),
                shown);
    }

    /// Returns whether the title [#partial] already names all these concessions (dropped criteria). If so, they
    /// are not listed again below it.
    boolean inTitle(HelpSearch search, List<SearchConcession> given) {
        return search.where().isPresent() && search.matters().isEmpty() && PLACE_AND_TIME.containsAll(given);
    }

    /// Returns the text about places that meet only some criteria of the search: « 2 lieux parlent une autre
    /// langue ; ils ne disent rien de l’accès en fauteuil. »
    String partly(SearchAnswer.PartlyMatchingPlaces match) {
        var met = match.met().stream()
                .map(one -> page.t("find.meets." + one.parameter(), match.places()))
                .reduce((one, other) -> page.t("find.and", one, other))
                .orElseThrow();
        if (match.lacked().isEmpty()) return page.t("find.partly.rest", match.places(), met);
        if (match.lacked().equals(Set.of(SearchCriterion.PASS))) return page.t("find.partly.pass", match.places(), met);
        return page.t(
                "find.partly",
                match.places(),
                met,
                match.lacked().stream()
                        .map(one -> page.t("find.lacks." + one.parameter()))
                        .reduce((one, other) -> page.t("find.and", one, other))
                        .orElseThrow());
    }

    /// Returns the texts of the concessions, which are the criteria dropped to find a place. A criterion that
    /// some other places meet is omitted, because [#partly] names it.
    List<String> given(SearchAnswer answer) {
        var search = answer.search();
        if (inTitle(search, answer.given())) return List.of();
        var words = new ArrayList<String>();
        for (var match : answer.partly()) if (match.search().isEmpty()) words.add(partly(match));
        var elsewhere = answer.partly().stream()
                .filter(match -> match.search().isPresent())
                .flatMap(match -> match.met().stream())
                .map(SearchCriterion::name)
                .collect(Collectors.toSet());
        words.addAll(given(
                search,
                answer.given().stream()
                        .filter(one -> !elsewhere.contains(one.name()))
                        .toList()));
        return List.copyOf(words);
    }

    /// Returns the concessions to show. A concession that follows from another is omitted: « up to 60 km »
    /// includes « twice as far ».
    private List<String> given(HelpSearch search, List<SearchConcession> given) {
        return given.stream()
                .filter(one -> given.stream()
                        .noneMatch(other ->
                                other != one && other.withThoseItHolds().contains(one)))
                .map(one -> given(search, one))
                .toList();
    }

    private String given(HelpSearch search, SearchConcession one) {
        var key = "find.given." + EnumConstantName.low(one);
        return switch (one) {
            case FARTHER -> page.t(key, search.radius(), 2 * search.radius());
            case FAR -> page.t(key, search.radius(), SearchConcession.FAR_KM);
            case WHEN ->
                page.t(
                        !search.matters().isEmpty()
                                ? key + ".these"
                                : search.when() instanceof SearchTime.CurrentDay
                                                || search.when() instanceof SearchTime.PresentMoment
                                        ? key + ".today"
                                        : key);
            default -> page.t(key);
        };
    }

    String more(SearchAnswer.PlacesWithConcession more) {
        return page.t(
                "find.more." + EnumConstantName.low(more.concession()),
                more.search().radius(),
                more.places());
    }

    private static String capital(String words) {
        var bare = words.strip();
        return bare.isEmpty() ? bare : bare.substring(0, 1).toUpperCase(Locale.FRENCH) + bare.substring(1);
    }
}
