package org.tousaidants.support.referrals;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.hours.WorkingTime;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.places.directory.CareRuleFiles;

/// « Délais d’une orientation » — the next automatic step of an idle referral, under the delays of the protocol
/// (`orientation.yaml`), whose examples are checked when it is read. Pure once read.
final class ReferralDeadlines {
    /// The file name in a protocol folder; a territory's own replaces that of the base.
    static final String FILE = "orientation.yaml";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private static final Map<String, ReferralState> STATES = Map.of(
            "brouillon", ReferralState.DRAFTED,
            "envoyee", ReferralState.SENT,
            "vue", ReferralState.SEEN,
            "acceptee", ReferralState.ACCEPTED,
            "refusee", ReferralState.REFUSED,
            "manquee", ReferralState.MISSED,
            "venue", ReferralState.CAME,
            "en-partie", ReferralState.PARTLY,
            "pas-resolue", ReferralState.UNSOLVED,
            "resolue", ReferralState.SOLVED);

    private static final Map<String, ReferralStep> MOVES = Map.of(
            "rappel", ReferralStep.REMINDED,
            "coordination", ReferralStep.ESCALATED,
            "retiree", ReferralStep.WITHDRAWN,
            "fermee", ReferralStep.CLOSED);

    /// « Échéance » — the time, and the automatic step.
    record DueStep(Instant at, ReferralStep move) {}

    private final String name;
    private final Map<String, Integer> written;

    private ReferralDeadlines(String name, Map<String, Integer> written) {
        this.name = name;
        this.written = written;
    }

    static ReferralDeadlines standard() {
        return read(CareRuleFiles.ruling("", "base", FILE));
    }

    /// @throws IllegalStateException naming the key that is missing or not a whole number from 1
    /// on, or the example
    ///     that the file's own numbers contradict
    static ReferralDeadlines read(CareRuleFiles file) {
        var written = new HashMap<String, Integer>();
        var delays = new ReferralDeadlines(file.name(), written);
        if (!(Yaml.read(file.text()) instanceof Map<?, ?> map)) throw delays.wrong("des clés et des valeurs");
        map.forEach((key, value) -> {
            if (value instanceof Integer number && number >= 1) written.put(String.valueOf(key), number);
        });
        for (var urgent : new boolean[] {true, false})
            for (var state : ReferralState.values()) {
                var course = new ReferralProgress(
                        state, urgent, Instant.EPOCH, false, false, false, Optional.of(Instant.EPOCH));
                delays.next(course);
                delays.escalation(course);
            }
        delays.days("coordination_reprise_jours");
        delays.goesInCircles();
        if (!(map.get("exemples") instanceof List<?> examples) || examples.isEmpty())
            throw delays.wrong("exemples : un exemple au moins");
        for (var example : examples) {
            if (!(example instanceof Map<?, ?> one)) throw delays.wrong("exemples : des clés et des valeurs");
            delays.hold(one);
        }
        return delays;
    }

    private void hold(Map<?, ?> example) {
        var called = "exemple « " + example.get("nom") + " » : ";
        var state = STATES.get(word(example.get("etat")));
        var move = MOVES.get(word(example.get("ensuite")));
        if (state == null || move == null) throw wrong(called + "état ou suite inconnus");
        var course = new ReferralProgress(
                state,
                yes(example.get("urgente")),
                moment(example.get("depuis"), called),
                yes(example.get("rappelee")),
                false,
                yes(example.get("prise")),
                Optional.empty());
        var expected = new DueStep(moment(example.get("le"), called), move);
        var found = next(course);
        if (!found.equals(Optional.of(expected)))
            throw wrong(called + said(Optional.of(expected)) + " attendu, " + said(found) + " trouvé");
    }

    private static String said(Optional<DueStep> due) {
        return due.map(one -> MOVES.entrySet().stream()
                                .filter(move -> move.getValue() == one.move())
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse("autre chose")
                        + " le " + MOMENT.format(one.at().atZone(ParisTime.ZONE)))
                .orElse("rien");
    }

    private Instant moment(@Nullable Object written, String called) {
        try {
            return LocalDateTime.parse(word(written), MOMENT)
                    .atZone(ParisTime.ZONE)
                    .toInstant();
        } catch (DateTimeException no) {
            throw wrong(called + "un moment comme \"2026-11-30 10:00\", entre guillemets");
        }
    }

    private static boolean yes(@Nullable Object written) {
        return Boolean.TRUE.equals(written) || "oui".equals(written);
    }

    private static String word(@Nullable Object written) {
        return String.valueOf(written);
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException(name + " : " + what);
    }

    /// Returns empty once it has ended, and while the coordination handles it.
    Optional<DueStep> next(ReferralProgress course) {
        if (course.state().ended() || course.escalated()) return Optional.empty();
        if (course.takenUp())
            return Optional.of(new DueStep(
                    WorkingTime.daysAfter(course.moved(), days("coordination_reprise_jours")), ReferralStep.ESCALATED));
        return switch (course.state()) {
            case DRAFTED ->
                Optional.of(new DueStep(
                        WorkingTime.hoursAfter(course.moved(), days("brouillon_heures")), ReferralStep.WITHDRAWN));
            case SOLVED ->
                Optional.of(new DueStep(
                        WorkingTime.daysAfter(course.moved(), days("fermeture_jours")), ReferralStep.CLOSED));
            case SENT, SEEN, ACCEPTED, APPOINTED, REFUSED, MISSED, CAME, PARTLY, UNSOLVED ->
                Optional.of(
                        course.reminded()
                                ? new DueStep(escalation(course), ReferralStep.ESCALATED)
                                : new DueStep(reminder(course), ReferralStep.REMINDED));
            case HANDED_ON, WITHDRAWN, CLOSED -> Optional.empty();
        };
    }

    private Instant reminder(ReferralProgress course) {
        return switch (course.state()) {
            case SENT, SEEN ->
                course.urgent()
                        ? WorkingTime.hoursAfter(course.moved(), days("rappel_urgent_heures"))
                        : WorkingTime.daysAfter(course.moved(), days("rappel_jours"));
            default -> WorkingTime.daysAfter(from(course), days(stem(course.state()) + "_rappel_jours"));
        };
    }

    private Instant escalation(ReferralProgress course) {
        return switch (course.state()) {
            case SENT, SEEN ->
                course.urgent()
                        ? WorkingTime.hoursAfter(course.moved(), days("coordination_urgent_heures"))
                        : WorkingTime.daysAfter(course.moved(), days("coordination_jours"));
            case DRAFTED, SOLVED, HANDED_ON, WITHDRAWN, CLOSED -> course.moved();
            default -> WorkingTime.daysAfter(from(course), days(stem(course.state()) + "_coordination_jours"));
        };
    }

    /// The question about the visit is not asked before the day of the appointment.
    private static Instant from(ReferralProgress course) {
        return course.state() == ReferralState.APPOINTED
                ? course.appointment().filter(course.moved()::isBefore).orElse(course.moved())
                : course.moved();
    }

    /// « Délai de réponse » — the waiting time before the coordination takes over: working
    /// hours, or working days.
    record AnswerDelay(int amount, boolean hours) {}

    /// Empty where no answer is due.
    Optional<AnswerDelay> patience(ReferralProgress course) {
        return switch (course.state()) {
            case SENT, SEEN ->
                Optional.of(
                        course.urgent()
                                ? new AnswerDelay(days("coordination_urgent_heures"), true)
                                : new AnswerDelay(days("coordination_jours"), false));
            case ACCEPTED, REFUSED, MISSED, PARTLY, UNSOLVED ->
                Optional.of(new AnswerDelay(days(stem(course.state()) + "_coordination_jours"), false));
            case DRAFTED, APPOINTED, CAME, SOLVED, HANDED_ON, WITHDRAWN, CLOSED -> Optional.empty();
        };
    }

    private static String stem(ReferralState state) {
        return switch (state) {
            case ACCEPTED -> "suite";
            case APPOINTED -> "venue";
            case CAME -> "issue";
            default -> "autre_voie";
        };
    }

    /// The number of hand-overs from which a person counts as sent in circles.
    int goesInCircles() {
        return days("tourne_en_rond");
    }

    private int days(String key) {
        var number = written.get(key);
        if (number == null) throw wrong(key + " : un nombre entier de 1 au moins");
        return number;
    }
}
