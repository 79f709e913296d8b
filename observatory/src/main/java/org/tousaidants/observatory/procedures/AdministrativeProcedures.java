package org.tousaidants.observatory.procedures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.observatory.figures.ConfidenceInterval;
import org.tousaidants.observatory.figures.FigureCountReader;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.activitylog.Obstacle;

/// « Démarches » — service for the procedures in which people fail: barometer, advice, obstacles and yearly letters.
@Service
class AdministrativeProcedures {
    static final String ANSWER = "procedures.answer";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration TO_ANSWER = Duration.ofDays(120);

    /// One row of the barometer of procedures. Procedures with fewer than eleven cases are not shown.
    ///
    /// @param about number of logged activities, rounded down to a multiple of ten
    /// @param failing confidence interval of the share of failures
    /// @param minutes average duration of an activity in minutes, rounded to a multiple of five
    record ProcedureFailureRow(
            AdministrativeProcedure procedure, long about, Optional<ConfidenceInterval> failing, long minutes) {
        int order() {
            return failing.map(ConfidenceInterval::least).orElse(-1);
        }
    }

    /// The sheet of one procedure.
    ///
    /// @param reasons reasons of failures with at least five cases
    record ProcedureSheet(
            ProcedureFailureRow line,
            List<ProcedureFailureReasonCount> reasons,
            GivenUpProcedureCount givenUp,
            List<ProcedurePeerAdvice> advice,
            SaidWords said,
            List<YearlyProcedureLetter> letters) {}

    /// The words of people, once enough acts are counted: words of a rare procedure would point to somebody.
    ///
    /// @param enough whether they may be shown
    record SaidWords(boolean enough, SmallCountThreshold threshold, List<PersonWords> words) {}

    private static final int DRAWN = 10;

    /// Returns a chart of the procedures that fail most, among those with enough cases. It shows the lower end
    /// of the confidence interval of the share of failures.
    static Chart failing(List<ProcedureFailureRow> lines, Page page) {
        return Chart.shares(
                page.t("procedures.chart.unit"),
                lines.stream()
                        .flatMap(line -> line.failing().stream()
                                .map(doubt -> ChartValue.of(
                                        page.french(line.procedure().name()), doubt.least())))
                        .sorted(Comparator.comparingDouble(ChartValue::value).reversed())
                        .limit(DRAWN)
                        .toList());
    }

    private static final String MET =
            "select procedure as cell, count(*) as amount, sum(minutes) as total from acts where procedure <> ''"
                    + " group by procedure";
    private static final String FAILED =
            "select procedure as cell, sum(case when outcome = 'solved' then 0 else 1 end) as amount, count(*) as total"
                    + " from acts where procedure <> '' and outcome is not null group by procedure";
    private static final String BLOCKED = "select procedure || '/' || obstacle as cell, count(*) as amount, 0 as total"
            + " from acts where procedure <> '' and obstacle <> '' group by procedure, obstacle";

    private static final String GIVEN_UP = "select procedure || '/' || obstacle as cell, count(*) as amount, 0 as total"
            + " from acts where procedure <> '' and next = 'given_up' group by procedure, obstacle";

    private final AdministrativeProcedureStore store;
    private final AdministrativeProcedureCatalogue list;
    private final PeopleWords peopleWords;
    private final FigureCountReader countReader;
    private final SecretLinks links;
    private final LetterWriter letters;
    private final Clock clock;

    AdministrativeProcedures(
            AdministrativeProcedureStore store,
            AdministrativeProcedureCatalogue list,
            PeopleWords peopleWords,
            FigureCountReader countReader,
            SecretLinks links,
            LetterWriter letters,
            Clock clock) {
        this.store = store;
        this.list = list;
        this.peopleWords = peopleWords;
        this.countReader = countReader;
        this.links = links;
        this.letters = letters;
        this.clock = clock;
    }

    List<ProcedureFailureRow> barometer() {
        var counted = cases();
        return list.all().stream()
                .map(one -> line(one, Optional.ofNullable(counted.get(one.code()))))
                .sorted(Comparator.comparingInt(ProcedureFailureRow::order)
                        .thenComparing(ProcedureFailureRow::about)
                        .reversed())
                .toList();
    }

    private static ProcedureFailureRow line(AdministrativeProcedure procedure, Optional<ProcedureCaseCount> counted) {
        var enough = counted.filter(one -> SmallCountThreshold.IN_PUBLIC.tells(one.told()));
        return new ProcedureFailureRow(
                procedure,
                enough.map(one -> one.acts() / 10 * 10).orElse(0L),
                enough.map(one -> ConfidenceInterval.of(one.failed(), one.told())),
                enough.map(one -> Math.round(one.minutes() / 5.0 / one.acts()) * 5)
                        .orElse(0L));
    }

    /// Returns the sheet of a procedure; empty if its code is unknown.
    ///
    /// @param peer whether the reader is a helper; advice is shown only to helpers
    Optional<ProcedureSheet> sheet(String code, boolean peer) {
        return list.find(code)
                .map(procedure -> new ProcedureSheet(
                        line(procedure, Optional.ofNullable(cases().get(code))),
                        why(code).stream()
                                .filter(one -> (peer ? SmallCountThreshold.AT_WORK : SmallCountThreshold.IN_PUBLIC)
                                        .tells(one.times()))
                                .toList(),
                        givenUp(code, peer),
                        peer ? store.advice(code) : List.of(),
                        said(code, peer),
                        store.letters().stream()
                                .filter(one -> one.procedure().equals(code))
                                .toList()));
    }

    /// Returns the number of cases by code of the procedure: logged activities of help, and obstacles that
    /// helpers reported on the page of the procedure.
    private Map<String, ProcedureCaseCount> cases() {
        var cases = new HashMap<String, ProcedureCaseCount>();
        var known = new HashMap<String, FigureCountReader.FigureCountCell>();
        for (var count : countReader.read(FAILED)) known.put(count.cell(), count);
        for (var count : countReader.read(MET)) {
            var result = Optional.ofNullable(known.get(count.cell()));
            cases.put(
                    count.cell(),
                    new ProcedureCaseCount(
                            count.cell(),
                            Math.round(count.amount()),
                            result.map(cell -> Math.round(cell.total())).orElse(0L),
                            result.map(cell -> Math.round(cell.amount())).orElse(0L),
                            Math.round(count.total())));
        }
        for (var one : store.cases(since())) cases.merge(one.procedure(), one, ProcedureCaseCount::and);
        return cases;
    }

    /// Returns the reasons of failures of a procedure, the most frequent first. They come from the log of
    /// activities and from the page of the procedure.
    private List<ProcedureFailureReasonCount> why(String code) {
        var noted = store.reasons(code, since()).stream();
        var logged = countReader.read(BLOCKED).stream()
                .filter(one -> one.cell().startsWith(code + "/"))
                .map(one -> new ProcedureFailureReasonCount(
                        Optional.empty(),
                        Obstacle.valueOf(one.cell().substring(code.length() + 1).toUpperCase(Locale.ROOT)),
                        Math.round(one.amount())));
        return Stream.concat(noted, logged)
                .sorted(Comparator.comparingLong(ProcedureFailureReasonCount::times)
                        .reversed())
                .toList();
    }

    /// Returns the number of logged activities that ended with « la personne a renoncé », by reason, the most
    /// frequent first.
    ///
    /// @param code code of the procedure
    /// @param peer whether the reader is a helper
    private GivenUpProcedureCount givenUp(String code, boolean peer) {
        var counts = new LinkedHashMap<String, Long>();
        countReader.read(GIVEN_UP).stream()
                .filter(one -> one.cell().startsWith(code + "/"))
                .sorted(Comparator.comparingDouble(FigureCountReader.FigureCountCell::amount)
                        .reversed()
                        .thenComparing(FigureCountReader.FigureCountCell::cell))
                .forEach(one -> counts.put(one.cell().substring(code.length() + 1), Math.round(one.amount())));
        return GivenUpProcedureCount.of(counts, peer ? SmallCountThreshold.AT_WORK : SmallCountThreshold.IN_PUBLIC);
    }

    private SaidWords said(String code, boolean peer) {
        var threshold = peer ? SmallCountThreshold.AT_WORK : SmallCountThreshold.IN_PUBLIC;
        var acts = Optional.ofNullable(cases().get(code))
                .map(ProcedureCaseCount::acts)
                .orElse(0L);
        var enough = threshold.tells(acts);
        return new SaidWords(enough, threshold, enough ? peopleWords.shown(code) : List.of());
    }

    /// The national name of each procedure, by its code.
    Map<String, String> names() {
        return list.all().stream()
                .collect(Collectors.toMap(AdministrativeProcedure::code, AdministrativeProcedure::name));
    }

    private Instant since() {
        return clock.instant().minus(YEAR);
    }

    @Transactional
    public void note(SignedInPerson by, UUID id, ReportedObstacle stop) {
        store.note(id, stop, ParisTime.week(clock.instant()));
    }

    @Transactional
    public void advise(SignedInPerson by, String procedure, String words) {
        store.advise(UUID.randomUUID(), procedure, words, by.id(), by.name(), clock.instant());
    }

    @Transactional
    public void voice(SignedInPerson by, UUID advice, boolean confirms) {
        store.voice(advice, by.id(), confirms, clock.instant());
    }

    /// Sends the yearly letter about a procedure to the organisation in charge. Returns false if it was already
    /// sent this year or if there are too few cases.
    @Transactional
    public boolean write(SignedInPerson by, AdministrativeProcedure procedure, MailAddress to) {
        var network = by.network();
        var id = UUID.randomUUID();
        var now = clock.instant();
        var line = sheet(procedure.code(), true).orElseThrow().line();
        if (line.failing().isEmpty()
                || !store.letter(
                        id, procedure.code(), now.atZone(ParisTime.ZONE).getYear(), now)) return false;
        var secret = links.make(SecretLink.SecretLinkRequest.of(ANSWER, id.toString()), now.plus(TO_ANSWER));
        letters.post(
                LetterRecipient.of(to, "fr"),
                "procedures.mail",
                now.plus(Duration.ofDays(7)),
                procedure.body(),
                procedure.name(),
                network.name(),
                line.about(),
                line.failing().get().least(),
                line.failing().get().most(),
                line.minutes(),
                new LetterWriter.LetterWords(words -> reasons(procedure, words)),
                new LetterWriter.LetterPageAddress("/demarches/reponses/" + secret.text()));
        return true;
    }

    private String reasons(AdministrativeProcedure procedure, Messages words) {
        var reasons = why(procedure.code()).stream()
                .filter(one -> SmallCountThreshold.IN_PUBLIC.tells(one.times()))
                .limit(5)
                .map(one -> "– " + words.t(one.stepKey()) + " : "
                        + words.t(one.why().key()))
                .collect(Collectors.joining("\n"));
        return reasons.isEmpty() ? "–" : reasons;
    }

    Optional<YearlyProcedureLetter> opened(String secret) {
        return links.open(ANSWER, secret) instanceof SecretLinkResult.ValidLink(var link)
                ? store.letters().stream()
                        .filter(one -> one.id().toString().equals(link.subject()))
                        .findFirst()
                : Optional.empty();
    }

    @Transactional
    public boolean answer(String secret, String words) {
        if (!(links.open(ANSWER, secret) instanceof SecretLinkResult.ValidLink(var link)) || !links.use(link))
            return false;
        store.answer(link.about(), words, clock.instant());
        return true;
    }

    Optional<AdministrativeProcedure> find(String code) {
        return list.find(code);
    }
}
