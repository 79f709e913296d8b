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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Concession;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.HelpChannel;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.SearchTime;
import org.tousaidants.find.ranking.Urgency;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SummaryRow;

/// « Une recherche en mots » — lists the answers given so far, each with the link to change it, and the choices
/// of the form fields.
public final class SearchSummary {
    private static final int[] RADII = {5, 10, 20, 30, 60};
    private static final int DAYS_AHEAD = 7;

    private static final Set<Concession> PLACE_AND_TIME = Set.of(Concession.FARTHER, Concession.FAR, Concession.WHEN);

    private final Page page;
    private final LocalDate today;

    public SearchSummary(Page page, LocalDate today) {
        this.page = page;
        this.today = today;
    }

    /// Only the questions that were already answered.
    List<SummaryRow> soFar(Search search) {
        var query = search.query();
        var rows = new ArrayList<SummaryRow>();
        if (!search.needs().isEmpty())
            rows.add(SummaryRow.of(page.t("find.sofar.need"), needs(search)).change("/aide?" + query));
        if (search.where().isPresent() || search.way() != HelpChannel.AT_PLACE)
            rows.add(SummaryRow.of(page.t("find.sofar.where"), where(search))
                    .change("/aide/ou?" + query + "&changer=oui"));
        return rows;
    }

    String needs(Search search) {
        if (search.needs().isEmpty()) return page.t("find.need.any");
        return search.needs().stream().map(this::need).collect(Collectors.joining(", "));
    }

    String where(Search search) {
        var where = town(search);
        return switch (search.way()) {
            case AT_PLACE, WITHOUT_CAR -> page.t("find.where.within", where, search.radius());
            case AT_HOME -> page.t("find.where.home", where);
            case REMOTE -> page.t("find.way.distance");
        };
    }

    /// The name of the commune, or the words for a position; empty for help at a distance.
    String town(Search search) {
        return search.where()
                .map(place -> place.commune().map(Commune::name).orElseGet(() -> page.t("find.where.position")))
                .orElse("");
    }

    String moment(Search search) {
        return search.when() instanceof SearchTime.AnyTime ? page.t("find.when") : capital(when(search.when()));
    }

    /// The first need and the number of others, because the search bar has one line.
    String shortNeeds(Search search) {
        return search.needs().size() < 2
                ? needs(search)
                : page.t(
                        "find.bar.needs",
                        need(search.needs().iterator().next()),
                        search.needs().size() - 1);
    }

    /// Whether the search has criteria besides the need and the place.
    boolean asked(Search search) {
        return !(search.when() instanceof SearchTime.AnyTime)
                || !search.matters().isEmpty();
    }

    String matters(Search search) {
        var words = new ArrayList<String>();
        if (!(search.when() instanceof SearchTime.AnyTime)) words.add(when(search.when()));
        search.matters().forEach(criterion -> words.add(within(matter(search, criterion))));
        return words.stream()
                .reduce((one, other) -> page.t("find.join", one, other))
                .map(SearchSummary::capital)
                .orElseGet(() -> page.t("find.matters.nothing"));
    }

    private String matter(Search search, Criterion criterion) {
        return criterion == Criterion.OTHER_LANGUAGE && !search.languages().isEmpty()
                ? capital(languages(page, search))
                : page.t("find.matters." + criterion.parameter());
    }

    /// The requested languages in the language of the page: « l'arabe, le turc ».
    public static String languages(Page page, Search search) {
        return search.languages().stream()
                .map(code -> Locale.of(code).getDisplayLanguage(page.locale()))
                .collect(Collectors.joining(", "));
    }

    /// « Ce que nous avons compris » — each part of the search, with a link to the search without it.
    List<Chip> chips(Search search) {
        var chips = new ArrayList<Chip>();
        for (var need : search.needs()) {
            var rest = new HashSet<>(search.needs());
            rest.remove(need);
            chips.add(new Chip(need(need), search.withNeeds(rest).query()));
        }
        search.where()
                .ifPresent(place -> chips.add(new Chip(
                        place.commune().map(Commune::name).orElseGet(() -> page.t("find.where.position")),
                        search.withoutWhere().query())));
        if (search.way() != HelpChannel.AT_PLACE)
            chips.add(new Chip(
                    page.t("find.chip." + search.way().parameter()),
                    search.withWay(HelpChannel.AT_PLACE).query()));
        if (!(search.when() instanceof SearchTime.AnyTime))
            chips.add(new Chip(
                    capital(when(search.when())),
                    search.withWhen(new SearchTime.AnyTime())
                            .withUrgency(Urgency.NONE)
                            .query()));
        else if (search.urgency() != Urgency.NONE)
            chips.add(new Chip(
                    page.t("find.chip.urgent"), search.withUrgency(Urgency.NONE).query()));
        for (var criterion : search.matters())
            chips.add(new Chip(
                    matter(search, criterion), search.without(criterion).query()));
        return chips;
    }

    /// « Pastille » — one part of the search in words; `without` is the query of the search without it.
    record Chip(String words, String without) {}

    /// Changes the first letter for use within a sentence: lower case in French; English « I » stays.
    private String within(String words) {
        return page.lang().equals("fr") ? words.substring(0, 1).toLowerCase(Locale.FRENCH) + words.substring(1) : words;
    }

    String need(Need need) {
        return page.t("find.need." + need.parameter());
    }

    private String when(SearchTime when) {
        return switch (when) {
            case SearchTime.On(var day) -> OpeningHoursText.in(page.locale()).day(day, today);
            case SearchTime.Weekly(var day, var part) ->
                day.map(one -> one.getDisplayName(TextStyle.FULL, page.locale())
                                + page.t("find.part.on." + ConstantName.low(part)))
                        .orElseGet(() -> page.t("find.part." + ConstantName.low(part)));
            case SearchTime.AnyTime _,
                    SearchTime.Now _,
                    SearchTime.Today _,
                    SearchTime.Evening _,
                    SearchTime.Weekend _ -> page.t("find.when." + when.parameter());
        };
    }

    public List<Choice> needChoices() {
        return Arrays.stream(Need.values()).map(this::needChoice).toList();
    }

    private Choice needChoice(Need need) {
        var hint = "find.need." + need.parameter() + ".hint";
        var choice = Choice.of(need.parameter(), need(need)).icon(need.pictogram());
        return page.has(hint) ? choice.hint(page.t(hint)) : choice;
    }

    List<Choice> whenChoices(Search search) {
        var choices = new ArrayList<Choice>();
        for (var when : List.of(
                new SearchTime.AnyTime(),
                new SearchTime.Now(),
                new SearchTime.Today(),
                new SearchTime.Evening(),
                new SearchTime.Weekend())) choices.add(Choice.of(when.parameter(), capital(when(when))));
        for (var ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
            var day = new SearchTime.On(today.plusDays(ahead));
            choices.add(Choice.of(day.parameter(), capital(when(day))));
        }
        var asked = search.when();
        if (choices.stream().noneMatch(one -> one.value().equals(asked.parameter())))
            choices.addFirst(Choice.of(asked.parameter(), capital(when(asked))));
        return choices;
    }

    List<Choice> wayChoices() {
        return Arrays.stream(HelpChannel.values())
                .map(way -> Choice.of(way.parameter(), page.t("find.way." + way.parameter())))
                .toList();
    }

    List<Choice> radiusChoices() {
        return Arrays.stream(RADII).mapToObj(this::radius).toList();
    }

    /// The choices for the radius, with that of the search, because a link may have set another number.
    List<Choice> radiusChoices(Search search) {
        return IntStream.concat(Arrays.stream(RADII), IntStream.of(search.radius()))
                .distinct()
                .sorted()
                .mapToObj(this::radius)
                .toList();
    }

    private Choice radius(int km) {
        return Choice.of(Integer.toString(km), page.t("find.radius", km));
    }

    List<Choice> matterChoices() {
        return Arrays.stream(Criterion.values())
                .map(one -> Choice.of(one.parameter(), page.t("find.matters." + one.parameter())))
                .toList();
    }

    /// The title above places found with concessions: it says first that no place meets the whole search.
    String partial(Search search, List<Concession> given, int shown) {
        var when = !(search.when() instanceof SearchTime.AnyTime);
        var far = given.contains(Concession.FARTHER) || given.contains(Concession.FAR);
        if (search.where().isEmpty() || given.stream().anyMatch(one -> !PLACE_AND_TIME.contains(one)))
            return page.t("find.title.partly", shown);
        if (!search.matters().isEmpty())
            return far ? page.t("find.title.far.all", search.radius(), shown) : page.t("find.title.partly", shown);
        if (far && !when) return page.t("find.title.far", search.radius(), shown);
        return page.t(
                far && !given.contains(Concession.WHEN) ? "find.title.far.open" : "find.title.when",
                search.when() instanceof SearchTime.Evening ? page.t("find.part.evening") : when(search.when()),
                search.radius(),
                shown);
    }

    /// Whether the title [#partial] names all these concessions, so that they are not listed again.
    boolean inTitle(Search search, List<Concession> given) {
        return search.where().isPresent() && search.matters().isEmpty() && PLACE_AND_TIME.containsAll(given);
    }

    /// The text for places that meet some criteria: « 2 lieux parlent une autre langue ; ils ne disent rien du
    /// fauteuil. »
    String partly(Answer.PartialMatch match) {
        var met = match.met().stream()
                .map(one -> page.t("find.meets." + one.parameter(), match.places()))
                .reduce((one, other) -> page.t("find.and", one, other))
                .orElseThrow();
        if (match.lacked().isEmpty()) return page.t("find.partly.rest", match.places(), met);
        if (match.lacked().equals(Set.of(Criterion.PASS))) return page.t("find.partly.pass", match.places(), met);
        return page.t(
                "find.partly",
                match.places(),
                met,
                match.lacked().stream()
                        .map(one -> page.t("find.lacks." + one.parameter()))
                        .reduce((one, other) -> page.t("find.and", one, other))
                        .orElseThrow());
    }

    /// The concessions in words. A criterion that other places meet is left out, because [#partly] names it.
    List<String> given(Answer answer) {
        var search = answer.search();
        if (inTitle(search, answer.given())) return List.of();
        var words = new ArrayList<String>();
        for (var match : answer.partly()) if (match.search().isEmpty()) words.add(partly(match));
        var elsewhere = answer.partly().stream()
                .filter(match -> match.search().isPresent())
                .flatMap(match -> match.met().stream())
                .map(Criterion::name)
                .collect(Collectors.toSet());
        words.addAll(given(
                search,
                answer.given().stream()
                        .filter(one -> !elsewhere.contains(one.name()))
                        .toList()));
        return List.copyOf(words);
    }

    /// Leaves out a concession that another implies: « up to 60 km » includes « twice as far ».
    private List<String> given(Search search, List<Concession> given) {
        return given.stream()
                .filter(one -> given.stream()
                        .noneMatch(other ->
                                other != one && other.withThoseItHolds().contains(one)))
                .map(one -> given(search, one))
                .toList();
    }

    private String given(Search search, Concession one) {
        var key = "find.given." + ConstantName.low(one);
        return switch (one) {
            case FARTHER -> page.t(key, search.radius(), 2 * search.radius());
            case FAR -> page.t(key, search.radius(), Concession.FAR_KM);
            case WHEN ->
                page.t(
                        !search.matters().isEmpty()
                                ? key + ".these"
                                : search.when() instanceof SearchTime.Today || search.when() instanceof SearchTime.Now
                                        ? key + ".today"
                                        : key);
            default -> page.t(key);
        };
    }

    String more(Answer.More more) {
        return page.t(
                "find.more." + ConstantName.low(more.concession()),
                more.search().radius(),
                more.places());
    }

    private static String capital(String words) {
        var bare = words.strip();
        return bare.isEmpty() ? bare : bare.substring(0, 1).toUpperCase(Locale.FRENCH) + bare.substring(1);
    }
}
