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
import org.tousaidants.observatory.figures.CountReader;
import org.tousaidants.platform.charts.Chart;
import org.tousaidants.platform.charts.ChartValue;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.activitylog.Obstacle;

/// « Démarches » — service.
@Service
class Procedures {
    static final String ANSWER = "procedures.answer";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration TO_ANSWER = Duration.ofDays(120);

    /// One line of the barometer. Procedures with fewer than eleven cases are not shown.
    ///
    /// @param about the number of acts, rounded down to ten
    /// @param minutes of an act, on average, rounded to five
    record ProcedureRow(Procedure procedure, long about, Optional<ConfidenceInterval> failing, long minutes) {
        int order() {
            return failing.map(ConfidenceInterval::least).orElse(-1);
        }
    }

    /// @param reasons with at least five cases
    record ProcedureSheet(
            ProcedureRow line,
            List<FailureReasonCount> reasons,
            GivenUpCount givenUp,
            List<PeerAdvice> advice,
            List<YearlyProcedureLetter> letters) {}

    private static final int DRAWN = 10;

    /// The lower bound of the failures, for the procedures that fail most, among those with enough cases.
    static Chart failing(List<ProcedureRow> lines, Page page) {
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

    private final ProcedureStore store;
    private final ProcedureCatalogue list;
    private final CountReader countReader;
    private final Links links;
    private final LetterWriter letters;
    private final Clock clock;

    Procedures(
            ProcedureStore store,
            ProcedureCatalogue list,
            CountReader countReader,
            Links links,
            LetterWriter letters,
            Clock clock) {
        this.store = store;
        this.list = list;
        this.countReader = countReader;
        this.links = links;
        this.letters = letters;
        this.clock = clock;
    }

    List<ProcedureRow> barometer() {
        var counted = cases();
        return list.all().stream()
                .map(one -> line(one, Optional.ofNullable(counted.get(one.code()))))
                .sorted(Comparator.comparingInt(ProcedureRow::order)
                        .thenComparing(ProcedureRow::about)
                        .reversed())
                .toList();
    }

    private static ProcedureRow line(Procedure procedure, Optional<ProcedureCaseCount> counted) {
        var enough = counted.filter(one -> SmallCountThreshold.IN_PUBLIC.tells(one.told()));
        return new ProcedureRow(
                procedure,
                enough.map(one -> one.acts() / 10 * 10).orElse(0L),
                enough.map(one -> ConfidenceInterval.of(one.failed(), one.told())),
                enough.map(one -> Math.round(one.minutes() / 5.0 / one.acts()) * 5)
                        .orElse(0L));
    }

    /// @param peer whether the reader is a helper: advice stays between peers
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
                        store.letters().stream()
                                .filter(one -> one.procedure().equals(code))
                                .toList()));
    }

    /// The log of acts through the views, and the obstacles recorded beside it.
    private Map<String, ProcedureCaseCount> cases() {
        var cases = new HashMap<String, ProcedureCaseCount>();
        var known = new HashMap<String, CountReader.CountCell>();
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

    /// The obstacles, from the log of acts and from the page of the procedure: the most frequent first.
    private List<FailureReasonCount> why(String code) {
        var noted = store.reasons(code, since()).stream();
        var logged = countReader.read(BLOCKED).stream()
                .filter(one -> one.cell().startsWith(code + "/"))
                .map(one -> new FailureReasonCount(
                        Optional.empty(),
                        Obstacle.valueOf(one.cell().substring(code.length() + 1).toUpperCase(Locale.ROOT)),
                        Math.round(one.amount())));
        return Stream.concat(noted, logged)
                .sorted(Comparator.comparingLong(FailureReasonCount::times).reversed())
                .toList();
    }

    /// The acts of the log that ended with « la personne a renoncé »: the most frequent reason first.
    private GivenUpCount givenUp(String code, boolean peer) {
        var counts = new LinkedHashMap<String, Long>();
        countReader.read(GIVEN_UP).stream()
                .filter(one -> one.cell().startsWith(code + "/"))
                .sorted(Comparator.comparingDouble(CountReader.CountCell::amount)
                        .reversed()
                        .thenComparing(CountReader.CountCell::cell))
                .forEach(one -> counts.put(one.cell().substring(code.length() + 1), Math.round(one.amount())));
        return GivenUpCount.of(counts, peer ? SmallCountThreshold.AT_WORK : SmallCountThreshold.IN_PUBLIC);
    }

    private Instant since() {
        return clock.instant().minus(YEAR);
    }

    @Transactional
    public void note(Actor by, UUID id, ReportedObstacle stop) {
        store.note(id, stop, ParisTime.week(clock.instant()));
    }

    @Transactional
    public void advise(Actor by, String procedure, String words) {
        store.advise(UUID.randomUUID(), procedure, words, by.id(), by.name(), clock.instant());
    }

    @Transactional
    public void voice(Actor by, UUID advice, boolean confirms) {
        store.voice(advice, by.id(), confirms, clock.instant());
    }

    /// The yearly letter, once a year for each procedure.
    @Transactional
    public boolean write(Actor by, Procedure procedure, MailAddress to) {
        var network = by.network();
        var id = UUID.randomUUID();
        var now = clock.instant();
        var line = sheet(procedure.code(), true).orElseThrow().line();
        if (line.failing().isEmpty()
                || !store.letter(
                        id, procedure.code(), now.atZone(ParisTime.ZONE).getYear(), now)) return false;
        var secret = links.make(Link.LinkRequest.of(ANSWER, id.toString()), now.plus(TO_ANSWER));
        letters.post(
                Recipient.of(to, "fr"),
                "procedures.mail",
                now.plus(Duration.ofDays(7)),
                procedure.body(),
                procedure.name(),
                network.name(),
                line.about(),
                line.failing().get().least(),
                line.failing().get().most(),
                line.minutes(),
                new LetterWriter.Words(words -> reasons(procedure, words)),
                new LetterWriter.PageAddress("/demarches/reponses/" + secret.text()));
        return true;
    }

    private String reasons(Procedure procedure, Messages words) {
        var reasons = why(procedure.code()).stream()
                .filter(one -> SmallCountThreshold.IN_PUBLIC.tells(one.times()))
                .limit(5)
                .map(one -> "– " + words.t(one.stepKey()) + " : "
                        + words.t(one.why().key()))
                .collect(Collectors.joining("\n"));
        return reasons.isEmpty() ? "–" : reasons;
    }

    Optional<YearlyProcedureLetter> opened(String secret) {
        return links.open(ANSWER, secret) instanceof LinkResult.Valid(var link)
                ? store.letters().stream()
                        .filter(one -> one.id().toString().equals(link.subject()))
                        .findFirst()
                : Optional.empty();
    }

    @Transactional
    public boolean answer(String secret, String words) {
        if (!(links.open(ANSWER, secret) instanceof LinkResult.Valid(var link)) || !links.use(link)) return false;
        store.answer(link.about(), words, clock.instant());
        return true;
    }

    Optional<Procedure> find(String code) {
        return list.find(code);
    }
}
