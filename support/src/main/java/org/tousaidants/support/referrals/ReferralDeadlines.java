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
import org.tousaidants.core.hours.WorkingHoursDeadline;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.Yaml;
import org.tousaidants.places.directory.ProtocolRuleFile;

/// « Délais d’une orientation » — computes the next automatic step of an idle referral from the delays of the
/// protocol (`orientation.yaml`), whose examples are checked when the file is read. It has no side effects after the
/// file is read.
final class ReferralDeadlines {
    /// The file name in a protocol folder. The file of a territory replaces the default file.
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

    /// « Échéance » — an automatic step and the time at which it is due.
    record DueReferralStep(Instant at, ReferralStep move) {}

    private final String name;
    private final Map<String, Integer> written;

    private ReferralDeadlines(String name, Map<String, Integer> written) {
        this.name = name;
        this.written = written;
    }

    static ReferralDeadlines standard() {
        return read(ProtocolRuleFile.ruling("", "base", FILE));
    }

    /// Parses the file of the delays.
    ///
    /// @throws IllegalStateException if a key is missing or no whole number from 1 on, or if an example
    /// contradicts the numbers of the file; the message names the key or the example
    static ReferralDeadlines read(ProtocolRuleFile file) {
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
        var expected = new DueReferralStep(moment(example.get("le"), called), move);
        var found = next(course);
        if (!found.equals(Optional.of(expected)))
            throw wrong(called + said(Optional.of(expected)) + " attendu, " + said(found) + " trouvé");
    }

    private static String said(Optional<DueReferralStep> due) {
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

    /// Returns the next automatic step of a referral. Empty if the referral has ended, or while a coordinator
    /// handles it.
    ///
    /// @param course state of the referral
    Optional<DueReferralStep> next(ReferralProgress course) {
        if (course.state().ended() || course.escalated()) return Optional.empty();
        if (course.takenUp())
            return Optional.of(new DueReferralStep(
                    WorkingHoursDeadline.daysAfter(course.moved(), days("coordination_reprise_jours")),
                    ReferralStep.ESCALATED));
        return switch (course.state()) {
            case DRAFTED ->
                Optional.of(new DueReferralStep(
                        WorkingHoursDeadline.hoursAfter(course.moved(), days("brouillon_heures")),
                        ReferralStep.WITHDRAWN));
            case SOLVED ->
                Optional.of(new DueReferralStep(
                        WorkingHoursDeadline.daysAfter(course.moved(), days("fermeture_jours")), ReferralStep.CLOSED));
            case SENT, SEEN, ACCEPTED, APPOINTED, REFUSED, MISSED, CAME, PARTLY, UNSOLVED ->
                Optional.of(
                        course.reminded()
                                ? new DueReferralStep(escalation(course), ReferralStep.ESCALATED)
                                : new DueReferralStep(reminder(course), ReferralStep.REMINDED));
            case HANDED_ON, WITHDRAWN, CLOSED -> Optional.empty();
        };
    }

    private Instant reminder(ReferralProgress course) {
        return switch (course.state()) {
            case SENT, SEEN ->
                course.urgent()
                        ? WorkingHoursDeadline.hoursAfter(course.moved(), days("rappel_urgent_heures"))
                        : WorkingHoursDeadline.daysAfter(course.moved(), days("rappel_jours"));
            default -> WorkingHoursDeadline.daysAfter(from(course), days(stem(course.state()) + "_rappel_jours"));
        };
    }

    private Instant escalation(ReferralProgress course) {
        return switch (course.state()) {
            case SENT, SEEN ->
                course.urgent()
                        ? WorkingHoursDeadline.hoursAfter(course.moved(), days("coordination_urgent_heures"))
                        : WorkingHoursDeadline.daysAfter(course.moved(), days("coordination_jours"));
            case DRAFTED, SOLVED, HANDED_ON, WITHDRAWN, CLOSED -> course.moved();
            default -> WorkingHoursDeadline.daysAfter(from(course), days(stem(course.state()) + "_coordination_jours"));
        };
    }

    /// Returns the moment at which the delay before the next automatic step starts. The sender is not asked
    /// about the visit before the day of the appointment.
    ///
    /// @param course state of the referral
    private static Instant from(ReferralProgress course) {
        return course.state() == ReferralState.APPOINTED
                ? course.appointment().filter(course.moved()::isBefore).orElse(course.moved())
                : course.moved();
    }

    /// « Délai de réponse » — the time that a receiver is allowed for an answer, after which a coordinator takes
    /// over the referral.
    ///
    /// @param amount number of working hours or working days
    /// @param hours true for hours; false for days
    record ReferralAnswerDelay(int amount, boolean hours) {}

    /// Returns the time that the place is allowed for its answer; empty if no answer is due.
    ///
    /// @param course state of the referral
    Optional<ReferralAnswerDelay> patience(ReferralProgress course) {
        return switch (course.state()) {
            case SENT, SEEN ->
                Optional.of(
                        course.urgent()
                                ? new ReferralAnswerDelay(days("coordination_urgent_heures"), true)
                                : new ReferralAnswerDelay(days("coordination_jours"), false));
            case ACCEPTED, REFUSED, MISSED, PARTLY, UNSOLVED ->
                Optional.of(new ReferralAnswerDelay(days(stem(course.state()) + "_coordination_jours"), false));
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

    /// Returns the number of referrals of one person, forwarded one after another, from which the person counts
    /// as being sent in circles.
    int goesInCircles() {
        return days("tourne_en_rond");
    }

    private int days(String key) {
        var number = written.get(key);
        if (number == null) throw wrong(key + " : un nombre entier de 1 au moins");
        return number;
    }
}
