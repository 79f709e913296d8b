package org.tousaidants.observatory.figures;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.observatory.figures.FigureDefinition.FigureBreakdown;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.maps.MapDrawingView;
import org.tousaidants.platform.maps.MapDrawingView.MapAreaText;
import org.tousaidants.platform.maps.MapDrawingViewBuilder;
import org.tousaidants.platform.web.Page;

/// « Quatre questions » — whether help is found, whether it helps, where it is lacking, and its cost. Each question
/// is answered by one sentence, one chart and one sorted list, all from stored figures.
///
/// @param communes the communes of the département
record FourQuestionsSummary(
        Page page, Map<String, FormattedFigure> figures, List<Commune> communes, String departement) {
    private static final int RANKED = 5;
    private static final int NAMED = 3;
    private static final String SEARCHES = "recherches";
    private static final String UNANSWERED = "recherches-sans-reponse";
    static final String ANSWERS = "resultats-dits";
    private static final String SOLVED = "aides-jugees";
    private static final String COST = "cout-par-personne";
    private static final String SPENDING = "depenses-declarees";

    /// The answer to one of the four questions.
    ///
    /// @param figure figure whose page describes the method
    /// @param says the answer in one sentence
    /// @param doubt text about the number of people asked, the uncertainty, and the period
    record FourQuestionsAnswer(
            String id,
            String question,
            String says,
            String doubt,
            FormattedFigure figure,
            Optional<Chart> chart,
            String ranking,
            List<RankedFigureRow> ranked) {
        /// Returns whether the rows of the list are sorted by size. They are not sorted if the rows of a
        /// question cannot be compared with each other.
        boolean sorted() {
            return id.equals("trouver") || id.equals("manquer");
        }

        String title() {
            return question + " " + says;
        }
    }

    record RankedFigureRow(String label, String value) {}

    static FourQuestionsSummary of(Page page, List<FormattedFigure> all, List<Commune> communes, String departement) {
        return new FourQuestionsSummary(
                page,
                all.stream().collect(Collectors.toMap(one -> one.definition().id(), one -> one)),
                communes,
                departement);
    }

    /// Returns the questions that one of these figures answers.
    ///
    /// @param used figures about the modules that the network uses
    List<FourQuestionsAnswer> about(List<FormattedFigure> used) {
        var ids = used.stream().map(one -> one.definition().id()).collect(Collectors.toSet());
        return all().stream()
                .filter(one -> ids.contains(one.figure().definition().id()))
                .toList();
    }

    List<FourQuestionsAnswer> all() {
        return List.of(found(), helps(), lacks(), costs());
    }

    FourQuestionsAnswer found() {
        var searches = figure(SEARCHES);
        var unanswered = figure(UNANSWERED).latest();
        return new FourQuestionsAnswer(
                "trouver",
                page.t("figures.found"),
                unanswered
                        .map(share -> page.t("figures.found.says", Math.round(100 - share)))
                        .orElseGet(() -> page.t("figures.found.unknown")),
                searches.latest().isPresent()
                        ? page.t("figures.found.doubt", searches.measured(), searches.period())
                        : "",
                searches,
                parts(searches, page.t("figures.found.unit"), List.of("answered", "relaxed", "unanswered")),
                page.t("figures.found.ranking"),
                searches.counted().by(FigureBreakdown.NEED).stream()
                        .filter(one -> one.shown(FigureDefinition.FigureKind.COUNT) != null)
                        .sorted(Comparator.comparingDouble(FourQuestionsSummary::amount)
                                .reversed())
                        .limit(RANKED)
                        .map(one -> new RankedFigureRow(searches.cell(one), searches.said(one)))
                        .toList());
    }

    FourQuestionsAnswer helps() {
        var solved = figure(SOLVED);
        var share = solved.latest();
        return new FourQuestionsAnswer(
                "aider",
                page.t("figures.helps"),
                share.map(_ -> page.t("figures.helps.says", solved.value(), solved.changeInWords()))
                        .orElseGet(() -> page.t("figures.helps.unknown")),
                Stream.of(helped(), doubt(solved, figure(ANSWERS)::latest), solved.period())
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" ")),
                solved,
                Optional.of(Chart.shares(
                        page.t("figures.helps.unit"),
                        Stream.of("respect", SOLVED, "seuls-la-prochaine-fois")
                                .map(this::figure)
                                .map(one -> one.amount(page.t(
                                        "figures.helps." + one.definition().id())))
                                .toList())),
                page.t("figures.helps.ranking"),
                ranked(figure(ANSWERS), List.of("YES", "PARTLY", "NO")));
    }

    /// Returns the sentence « Les structures disent avoir aidé 1 990 personnes dans l’année. »; empty before a
    /// census of the organisations.
    String helped() {
        var declared = figure("personnes-aidees-declarees");
        return declared.latest().isEmpty() ? "" : page.t("figures.month.declared", declared.value());
    }

    /// Returns the text about the uncertainty of a share: « 128 personnes ont répondu. Le vrai chiffre est entre
    /// 60 et 77 % ». Empty before the first answers, and for a figure that is not a share of the people who
    /// answered.
    ///
    /// @param solved the share
    /// @param answers supplies the number of people who answered
    static String doubt(FormattedFigure solved, Supplier<Optional<Double>> answers) {
        if (!solved.definition().id().equals(SOLVED)) return "";
        return solved.latest()
                .flatMap(share -> answers.get().map(Math::round).map(people -> {
                    var between = ConfidenceInterval.ofPercent(share, people);
                    return solved.page().t("figures.helps.doubt", people, between.least(), between.most());
                }))
                .orElse("");
    }

    FourQuestionsAnswer lacks() {
        var access = access();
        var each = figure(access.each);
        var far = far();
        var people = far.stream().mapToLong(one -> one.commune.population()).sum();
        var known = !byCommune().isEmpty();
        return new FourQuestionsAnswer(
                "manquer",
                page.t("figures.lacks"),
                known
                        ? page.t("figures.lacks.says." + access.unit, far.size(), access.measure.limit())
                        : page.t("figures.lacks.unknown"),
                known ? page.t("figures.lacks.doubt." + access.unit, named(far), people) + " " + each.period() : "",
                each,
                known
                        ? Optional.of(Chart.shares(
                                page.t("figures.lacks.unit." + access.unit),
                                states(figure(access.far), List.of("a", "b", "c", "d"))))
                        : Optional.empty(),
                page.t("figures.lacks.ranking"),
                far.stream()
                        .limit(RANKED)
                        .map(one -> new RankedFigureRow(
                                page.t("figures.lacks.commune", one.commune.name(), one.commune.population()),
                                page.t("figures.lacks." + access.unit, shown(one.way))))
                        .toList());
    }

    FourQuestionsAnswer costs() {
        var cost = figure(COST);
        var structures = figure("structures-recensees");
        return new FourQuestionsAnswer(
                "couter",
                page.t("figures.costs"),
                cost.latest()
                        .map(euros -> page.t("figures.costs.says", Math.round(euros)))
                        .orElseGet(() -> page.t("figures.costs.unknown")),
                cost.latest().isPresent()
                        ? page.t("figures.costs.doubt", structures.measured(), cost.period())
                        : page.t("figures.costs.how"),
                cost,
                parts(figure(SPENDING), page.t("figures.costs.unit"), List.of("salaires", "locaux", "autres-frais")),
                page.t("figures.costs.ranking"),
                Stream.of("personnes-aidees-declarees", SPENDING, "heures-d-accompagnement", "argent-des-cheques")
                        .map(this::figure)
                        .filter(one -> one.latest().isPresent())
                        .map(one -> new RankedFigureRow(one.said("name"), one.measured()))
                        .toList());
    }

    /// Returns the figures about distance to help: in minutes by road if road data is known, otherwise in
    /// kilometres in a straight line.
    AccessToHelpFigures access() {
        return AccessToHelpFigures.of(
                id -> figures.containsKey(id) && figure(id).latest().isPresent());
    }

    /// Returns the map of the distance from each commune to its nearest place; empty if the distances are
    /// unknown.
    Optional<MapDrawingView> map() {
        var access = access();
        var ways = byCommune();
        if (ways.isEmpty()) return Optional.empty();
        var classes = new HashMap<String, Integer>();
        var words = new HashMap<String, MapAreaText>();
        for (var commune : communes)
            if (ways.containsKey(commune.code()))
                words.put(
                        commune.code(),
                        new MapAreaText(
                                page.t("figures.map." + access.unit, commune.name(), shown(ways.get(commune.code()))),
                                Optional.of("/equite/" + commune.code())));
        ways.forEach((code, one) -> classes.put(code, access.measure.rank(one)));
        return Optional.of(MapDrawingViewBuilder.of(departement, communes)
                .shade(
                        classes,
                        Stream.of("a", "b", "c", "d")
                                .map(cell -> figure(access.far).cellWords(cell))
                                .toList())
                .named(words)
                .drawn());
    }

    /// Returns the communes too far from help with their distance, sorted by descending population.
    List<CommuneFarFromHelp> far() {
        var ways = byCommune();
        var limit = access().measure.limit();
        return communes.stream()
                .filter(one -> ways.getOrDefault(one.code(), 0.0) > limit)
                .map(one -> new CommuneFarFromHelp(one, ways.getOrDefault(one.code(), 0.0)))
                .sorted(Comparator.comparingInt((CommuneFarFromHelp one) -> one.commune.population())
                        .reversed()
                        .thenComparing(one -> one.commune.code()))
                .toList();
    }

    /// Returns a distance as pages show it: kilometres rounded to a tenth, minutes rounded to whole minutes.
    private static double shown(double way) {
        return Math.round(10 * way) / 10.0;
    }

    /// A commune too far from help.
    ///
    /// @param way distance in minutes or in kilometres, depending on [AccessToHelpFigures]
    record CommuneFarFromHelp(Commune commune, double way) {}

    private Map<String, Double> byCommune() {
        var ways = new HashMap<String, Double>();
        if (!figures.containsKey(access().each)) return ways;
        for (var value : figure(access().each).counted().by(FigureBreakdown.COMMUNE)) {
            var shown = value.shown(FigureDefinition.FigureKind.MEDIAN);
            if (shown != null) ways.put(value.cell(), shown);
        }
        return ways;
    }

    private String named(List<CommuneFarFromHelp> far) {
        var names = far.stream().limit(NAMED).map(one -> one.commune.name()).collect(Collectors.joining(", "));
        return far.size() > NAMED ? page.t("figures.lacks.others", names, far.size() - NAMED) : names;
    }

    private Optional<Chart> parts(FormattedFigure figure, String unit, List<String> states) {
        var amounts = states(figure, states);
        return amounts.isEmpty() ? Optional.empty() : Optional.of(Chart.parts(unit, amounts));
    }

    private static List<ChartValue> states(FormattedFigure figure, List<String> states) {
        var cells = figure.counted().by(FigureBreakdown.STATE);
        return states.stream()
                .flatMap(state -> cells.stream().filter(one -> one.cell().equals(state)))
                .map(one -> figure.amount(figure.cell(one), one))
                .toList();
    }

    private static List<RankedFigureRow> ranked(FormattedFigure figure, List<String> states) {
        var cells = figure.counted().by(FigureBreakdown.STATE);
        return states.stream()
                .flatMap(state -> cells.stream().filter(one -> one.cell().equals(state)))
                .map(one -> new RankedFigureRow(figure.cell(one), figure.said(one)))
                .toList();
    }

    private static double amount(FigureValue value) {
        var shown = value.shown(FigureDefinition.FigureKind.COUNT);
        return shown == null ? 0 : shown;
    }

    FormattedFigure figure(String id) {
        var found = figures.get(id);
        if (found == null) throw new IllegalStateException("no figure « " + id + " »");
        return found;
    }
}
