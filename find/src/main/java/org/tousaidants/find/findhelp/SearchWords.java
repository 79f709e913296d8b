package org.tousaidants.find.findhelp;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tousaidants.core.hours.HoursWords;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.find.ranking.Answer;
import org.tousaidants.find.ranking.Concession;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.Urgency;
import org.tousaidants.find.ranking.Way;
import org.tousaidants.find.ranking.When;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.SummaryRow;

/// « Une recherche en mots » — the answers so far, each with the way to change it, and the choices of the fields.
final class SearchWords {
    private static final int[] RADII = {5, 10, 20, 30, 60};
    private static final int DAYS_AHEAD = 7;

    private final Page page;
    private final LocalDate today;

    SearchWords(Page page, LocalDate today) {
        this.page = page;
        this.today = today;
    }

    /// Only the questions that were already answered.
    List<SummaryRow> soFar(Search search) {
        return soFar(search, search.query());
    }

    private List<SummaryRow> soFar(Search search, String query) {
        var rows = new ArrayList<SummaryRow>();
        if (!search.needs().isEmpty())
            rows.add(SummaryRow.of(page.t("find.sofar.need"), needs(search)).change("/aide?" + query));
        if (search.where().isPresent() || search.way() != Way.AT_PLACE)
            rows.add(SummaryRow.of(page.t("find.sofar.where"), where(search))
                    .change("/aide/ou?" + query + "&changer=oui"));
        return rows;
    }

    List<SummaryRow> all(Search search) {
        var query = search.query();
        var rows = soFar(search, query);
        if (search.needs().isEmpty())
            rows.addFirst(
                    SummaryRow.of(page.t("find.sofar.need"), needs(search)).change("/aide?" + query));
        rows.add(SummaryRow.of(page.t("find.sofar.matters"), matters(search)).change("/aide/precisions?" + query));
        return rows;
    }

    String needs(Search search) {
        if (search.needs().isEmpty()) return page.t("find.need.any");
        return search.needs().stream().map(this::need).collect(Collectors.joining(", "));
    }

    String where(Search search) {
        var where = search.where()
                .map(place -> place.commune().map(Commune::name).orElseGet(() -> page.t("find.where.position")))
                .orElse("");
        return switch (search.way()) {
            case AT_PLACE -> page.t("find.where.within", where, search.radius());
            case AT_HOME -> page.t("find.where.home", where);
            case REMOTE -> page.t("find.way.distance");
        };
    }

    /// Whether anything matters but the need and the place.
    boolean asked(Search search) {
        return !(search.when() instanceof When.AnyTime) || !search.matters().isEmpty();
    }

    String matters(Search search) {
        var words = new ArrayList<String>();
        if (!(search.when() instanceof When.AnyTime)) words.add(when(search.when()));
        search.matters().forEach(criterion -> words.add(within(matter(search, criterion))));
        return words.stream()
                .reduce((one, other) -> page.t("find.join", one, other))
                .map(SearchWords::capital)
                .orElseGet(() -> page.t("find.matters.nothing"));
    }

    private String matter(Search search, Criterion criterion) {
        return criterion == Criterion.OTHER_LANGUAGE && !search.languages().isEmpty()
                ? capital(languages(page, search))
                : page.t("find.matters." + criterion.parameter());
    }

    /// « l'arabe, le turc » in the language of the page.
    static String languages(Page page, Search search) {
        return search.languages().stream()
                .map(code -> Locale.of(code).getDisplayLanguage(page.locale()))
                .collect(Collectors.joining(", "));
    }

    /// « Ce que nous avons compris » — each part of the search, with the same search without it.
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
        if (search.way() != Way.AT_PLACE)
            chips.add(new Chip(
                    page.t("find.chip." + search.way().parameter()),
                    search.withWay(Way.AT_PLACE).query()));
        if (!(search.when() instanceof When.AnyTime))
            chips.add(new Chip(
                    capital(when(search.when())),
                    search.withWhen(new When.AnyTime())
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

    /// « Pastille » — a part of what was understood; `without` is the query of the rest.
    record Chip(String words, String without) {}

    /// In French only the first has a capital; in English « I » keeps its own.
    private String within(String words) {
        return page.lang().equals("fr") ? words.substring(0, 1).toLowerCase(Locale.FRENCH) + words.substring(1) : words;
    }

    String need(Need need) {
        return page.t("find.need." + need.parameter());
    }

    private String when(When when) {
        return switch (when) {
            case When.On(var day) -> HoursWords.in(page.locale()).day(day, today);
            case When.Weekly(var day, var part) ->
                day.map(one -> one.getDisplayName(TextStyle.FULL, page.locale())
                                + page.t("find.part.on." + ConstantName.low(part)))
                        .orElseGet(() -> page.t("find.part." + ConstantName.low(part)));
            case When.AnyTime _, When.Now _, When.Today _, When.Evening _, When.Weekend _ ->
                page.t("find.when." + when.parameter());
        };
    }

    List<Choice> needChoices() {
        return Arrays.stream(Need.values()).map(this::needChoice).toList();
    }

    private Choice needChoice(Need need) {
        var hint = "find.need." + need.parameter() + ".hint";
        var choice = Choice.of(need.parameter(), need(need)).icon(need.pictogram());
        return page.has(hint) ? choice.hint(page.t(hint)) : choice;
    }

    List<Choice> whenChoices(Search search) {
        var choices = new ArrayList<Choice>();
        for (var when :
                List.of(new When.AnyTime(), new When.Now(), new When.Today(), new When.Evening(), new When.Weekend()))
            choices.add(Choice.of(when.parameter(), capital(when(when))));
        for (var ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
            var day = new When.On(today.plusDays(ahead));
            choices.add(Choice.of(day.parameter(), capital(when(day))));
        }
        if (search.when() instanceof When.Weekly weekly)
            choices.addFirst(Choice.of(weekly.parameter(), capital(when(weekly))));
        return choices;
    }

    List<Choice> wayChoices() {
        return Arrays.stream(Way.values())
                .map(way -> Choice.of(way.parameter(), page.t("find.way." + way.parameter())))
                .toList();
    }

    List<Choice> radiusChoices() {
        return Arrays.stream(RADII)
                .mapToObj(km -> Choice.of(Integer.toString(km), page.t("find.radius", km)))
                .toList();
    }

    List<Choice> matterChoices() {
        return Arrays.stream(Criterion.values())
                .map(one -> Choice.of(one.parameter(), page.t("find.matters." + one.parameter())))
                .toList();
    }

    /// Without what another one holds: « up to 60 km » needs no « twice as far ».
    List<String> given(Search search, List<Concession> given) {
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
                page.t(search.when() instanceof When.Today || search.when() instanceof When.Now ? key + ".today" : key);
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
