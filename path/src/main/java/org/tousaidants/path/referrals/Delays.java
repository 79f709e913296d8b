package org.tousaidants.path.referrals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tousaidants.core.hours.WorkingTime;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// « Délais » — what the clock does next to a referral that nobody moves, under the delays of the file. Pure once read.
final class Delays {
    static final String STANDARD = "/referrals/delays.yaml";

    /// « Échéance » — when, and what happens then.
    record Due(Instant at, Move move) {}

    private final Map<String, Integer> written;

    private Delays(Map<String, Integer> written) {
        this.written = written;
    }

    static Delays standard() {
        try (var file = Objects.requireNonNull(Delays.class.getResourceAsStream(STANDARD))) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalStateException naming the key that is missing or no whole number from 1 on
    static Delays read(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var written = new HashMap<String, Integer>();
        if (new Yaml(new SafeConstructor(options)).load(text) instanceof Map<?, ?> map)
            map.forEach((key, value) -> {
                if (value instanceof Integer number && number >= 1) written.put(String.valueOf(key), number);
            });
        var delays = new Delays(written);
        for (var urgent : new boolean[] {true, false})
            for (var state : State.values()) {
                var course = new Course(state, urgent, Instant.EPOCH, false, false, false, Optional.of(Instant.EPOCH));
                delays.next(course);
                delays.escalation(course);
            }
        delays.days("coordination_reprise_jours");
        delays.goesInCircles();
        return delays;
    }

    /// Empty once it ended, and while the coordination has it before her eyes.
    Optional<Due> next(Course course) {
        if (course.state().ended() || course.escalated()) return Optional.empty();
        if (course.takenUp())
            return Optional.of(
                    new Due(WorkingTime.daysAfter(course.moved(), days("coordination_reprise_jours")), Move.ESCALATED));
        return switch (course.state()) {
            case DRAFTED ->
                Optional.of(new Due(WorkingTime.hoursAfter(course.moved(), days("brouillon_heures")), Move.WITHDRAWN));
            case SOLVED ->
                Optional.of(new Due(WorkingTime.daysAfter(course.moved(), days("fermeture_jours")), Move.CLOSED));
            case SENT, SEEN, ACCEPTED, APPOINTED, REFUSED, MISSED, CAME, PARTLY, UNSOLVED ->
                Optional.of(
                        course.reminded()
                                ? new Due(escalation(course), Move.ESCALATED)
                                : new Due(reminder(course), Move.REMINDED));
            case HANDED_ON, WITHDRAWN, CLOSED -> Optional.empty();
        };
    }

    private Instant reminder(Course course) {
        return switch (course.state()) {
            case SENT, SEEN ->
                course.urgent()
                        ? WorkingTime.hoursAfter(course.moved(), days("rappel_urgent_heures"))
                        : WorkingTime.daysAfter(course.moved(), days("rappel_jours"));
            default -> WorkingTime.daysAfter(from(course), days(stem(course.state()) + "_rappel_jours"));
        };
    }

    private Instant escalation(Course course) {
        return switch (course.state()) {
            case SENT, SEEN ->
                course.urgent()
                        ? WorkingTime.hoursAfter(course.moved(), days("coordination_urgent_heures"))
                        : WorkingTime.daysAfter(course.moved(), days("coordination_jours"));
            case DRAFTED, SOLVED, HANDED_ON, WITHDRAWN, CLOSED -> course.moved();
            default -> WorkingTime.daysAfter(from(course), days(stem(course.state()) + "_coordination_jours"));
        };
    }

    /// Nobody is asked whether she came before the day she comes.
    private static Instant from(Course course) {
        return course.state() == State.APPOINTED
                ? course.appointment().filter(course.moved()::isBefore).orElse(course.moved())
                : course.moved();
    }

    private static String stem(State state) {
        return switch (state) {
            case ACCEPTED -> "suite";
            case APPOINTED -> "venue";
            case CAME -> "issue";
            default -> "autre_voie";
        };
    }

    /// From which hand-over on a person is said to go in circles.
    int goesInCircles() {
        return days("tourne_en_rond");
    }

    private int days(String key) {
        var number = written.get(key);
        if (number == null)
            throw new IllegalStateException(STANDARD + " : " + key + " : un nombre entier de 1 au moins");
        return number;
    }
}
