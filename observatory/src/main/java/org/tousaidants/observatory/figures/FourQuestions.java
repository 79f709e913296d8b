package org.tousaidants.observatory.figures;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.observatory.figures.Definition.Breakdown;
import org.tousaidants.platform.charts.Amount;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.maps.LandMap;
import org.tousaidants.platform.maps.LandMap.AreaWords;
import org.tousaidants.platform.maps.MapDrawing;
import org.tousaidants.platform.web.Page;

/// « Quatre questions » — is help found, does it help, where is it lacking, what does it cost: each answered by one
/// sentence, one chart and one ranking, all from stored figures.
///
/// @param communes of the département
record FourQuestions(Page page, Map<String, FigureWords> figures, List<Commune> communes, String departement) {
    static final int FAR_MINUTES = 20;
    /// Beyond an hour a straight line says nothing.
    private static final int LONGEST_MINUTES = 60;
    private static final int RANKED = 5;
    private static final int NAMED = 3;
    private static final String SEARCHES = "recherches";
    private static final String UNANSWERED = "recherches-sans-reponse";
    private static final String ANSWERS = "resultats-dits";
    private static final String SOLVED = "aides-jugees";
    private static final String MINUTES = "minutes-jusqu-a-un-lieu";
    private static final String FAR = "habitants-loin";
    private static final String COST = "cout-par-personne";
    private static final String SPENDING = "depenses-declarees";

    /// @param figure whose page says how it is counted
    /// @param says the answer in one sentence
    /// @param doubt how many were asked, how sure it is, of which period
    record QuestionAnswer(
            String id,
            String question,
            String says,
            String doubt,
            FigureWords figure,
            Optional<Chart> chart,
            String ranking,
            List<Ranked> ranked) {
        String title() {
            return question + " " + says;
        }
    }

    record Ranked(String label, String value) {}

    static FourQuestions of(Page page, List<FigureWords> all, List<Commune> communes, String departement) {
        return new FourQuestions(
                page,
                all.stream().collect(Collectors.toMap(one -> one.definition().id(), one -> one)),
                communes,
                departement);
    }

    List<QuestionAnswer> all() {
        return List.of(found(), helps(), lacks(), costs());
    }

    QuestionAnswer found() {
        var searches = figure(SEARCHES);
        var unanswered = figure(UNANSWERED).latest();
        return new QuestionAnswer(
                "trouver",
                page.t("figures.found"),
                unanswered
                        .map(share -> page.t("figures.found.says", Math.round(100 - share)))
                        .orElseGet(() -> page.t("figures.found.unknown")),
                page.t("figures.found.doubt", searches.measured(), searches.period()),
                searches,
                parts(searches, page.t("figures.found.unit"), List.of("answered", "relaxed", "unanswered")),
                page.t("figures.found.ranking"),
                searches.counted().by(Breakdown.NEED).stream()
                        .filter(one -> one.shown(Definition.Kind.COUNT) != null)
                        .sorted(Comparator.comparingDouble(FourQuestions::amount)
                                .reversed())
                        .limit(RANKED)
                        .map(one -> new Ranked(searches.cell(one), searches.said(one)))
                        .toList());
    }

    QuestionAnswer helps() {
        var solved = figure(SOLVED);
        var answers = figure(ANSWERS).latest();
        var share = solved.latest();
        return new QuestionAnswer(
                "aider",
                page.t("figures.helps"),
                share.map(_ -> page.t("figures.helps.says", solved.value(), solved.changeInWords()))
                        .orElseGet(() -> page.t("figures.helps.unknown")),
                share.isPresent() && answers.isPresent()
                        ? doubt(share.get(), Math.round(answers.get())) + " " + solved.period()
                        : solved.period(),
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

    private String doubt(double share, long answers) {
        var between = ConfidenceInterval.ofPercent(share, answers);
        return page.t("figures.helps.doubt", answers, between.least(), between.most());
    }

    QuestionAnswer lacks() {
        var minutes = figure(MINUTES);
        var far = far();
        var people = far.stream().mapToLong(one -> one.commune.population()).sum();
        var known = !minutesByCommune().isEmpty();
        return new QuestionAnswer(
                "manquer",
                page.t("figures.lacks"),
                known ? page.t("figures.lacks.says", far.size(), FAR_MINUTES) : page.t("figures.lacks.unknown"),
                known ? page.t("figures.lacks.doubt", named(far), people) + " " + minutes.period() : "",
                minutes,
                known
                        ? Optional.of(Chart.shares(
                                page.t("figures.lacks.unit"), states(figure(FAR), List.of("a", "b", "c", "d"))))
                        : Optional.empty(),
                page.t("figures.lacks.ranking"),
                far.stream()
                        .limit(RANKED)
                        .map(one -> new Ranked(
                                page.t("figures.lacks.commune", one.commune.name(), one.commune.population()),
                                one.minutes > LONGEST_MINUTES
                                        ? page.t("figures.lacks.longest", LONGEST_MINUTES)
                                        : page.t("figures.lacks.minutes", Math.round(one.minutes))))
                        .toList());
    }

    QuestionAnswer costs() {
        var cost = figure(COST);
        var structures = figure("structures-recensees");
        return new QuestionAnswer(
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
                        .map(one -> new Ranked(one.said("name"), one.measured()))
                        .toList());
    }

    /// The minutes to the nearest place, by commune.
    Optional<LandMap> map() {
        var minutes = minutesByCommune();
        if (minutes.isEmpty()) return Optional.empty();
        var classes = new HashMap<String, Integer>();
        var words = new HashMap<String, AreaWords>();
        for (var one : communes)
            if (minutes.containsKey(one.code()))
                words.put(
                        one.code(),
                        new AreaWords(
                                page.t("figures.map.minutes", one.name(), Math.round(minutes.get(one.code()))),
                                Optional.of("/equite/" + one.code())));
        minutes.forEach((code, one) -> classes.put(code, one <= 10 ? 0 : one <= FAR_MINUTES ? 1 : one <= 30 ? 2 : 3));
        return Optional.of(MapDrawing.of(departement, communes)
                .shade(
                        classes,
                        Stream.of("a", "b", "c", "d")
                                .map(cell -> figure(FAR).cellWords(cell))
                                .toList())
                .named(words)
                .drawn());
    }

    /// The communes beyond twenty minutes and their minutes, the most inhabitants first.
    List<Far> far() {
        var minutes = minutesByCommune();
        return communes.stream()
                .filter(one -> minutes.getOrDefault(one.code(), 0.0) > FAR_MINUTES)
                .map(one -> new Far(one, minutes.getOrDefault(one.code(), 0.0)))
                .sorted(Comparator.comparingInt((Far one) -> one.commune.population())
                        .reversed()
                        .thenComparing(one -> one.commune.code()))
                .toList();
    }

    record Far(Commune commune, double minutes) {}

    private Map<String, Double> minutesByCommune() {
        var minutes = new HashMap<String, Double>();
        for (var value : figure(MINUTES).counted().by(Breakdown.COMMUNE)) {
            var shown = value.shown(Definition.Kind.MEDIAN);
            if (shown != null) minutes.put(value.cell(), shown);
        }
        return minutes;
    }

    private String named(List<Far> far) {
        var names = far.stream().limit(NAMED).map(one -> one.commune.name()).collect(Collectors.joining(", "));
        return far.size() > NAMED ? page.t("figures.lacks.others", names, far.size() - NAMED) : names;
    }

    private Optional<Chart> parts(FigureWords figure, String unit, List<String> states) {
        var amounts = states(figure, states);
        return amounts.isEmpty() ? Optional.empty() : Optional.of(Chart.parts(unit, amounts));
    }

    private static List<Amount> states(FigureWords figure, List<String> states) {
        var cells = figure.counted().by(Breakdown.STATE);
        return states.stream()
                .flatMap(state -> cells.stream().filter(one -> one.cell().equals(state)))
                .map(one -> figure.amount(figure.cell(one), one))
                .toList();
    }

    private static List<Ranked> ranked(FigureWords figure, List<String> states) {
        var cells = figure.counted().by(Breakdown.STATE);
        return states.stream()
                .flatMap(state -> cells.stream().filter(one -> one.cell().equals(state)))
                .map(one -> new Ranked(figure.cell(one), figure.said(one)))
                .toList();
    }

    private static double amount(FigureValue value) {
        var shown = value.shown(Definition.Kind.COUNT);
        return shown == null ? 0 : shown;
    }

    FigureWords figure(String id) {
        var found = figures.get(id);
        if (found == null) throw new IllegalStateException("no figure « " + id + " »");
        return found;
    }
}
