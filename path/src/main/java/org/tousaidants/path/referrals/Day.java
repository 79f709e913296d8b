package org.tousaidants.path.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.schema.Field;

/// « Journée d’un lieu » — what waits for one helper or one place, in the order in which it is needed; nothing of
/// who the people are.
///
/// @param arrivals who comes today
/// @param calls who must be called: a place that reads no letters, a person who could not come
/// @param waiting who waits for an answer or a date
/// @param late what stands still after an appointment or a visit
/// @param sent what she sent herself and the place has in hand
public record Day(List<Line> arrivals, List<Line> calls, List<Line> waiting, List<Line> late, List<Line> sent) {
    public Day {
        arrivals = List.copyOf(arrivals);
        calls = List.copyOf(calls);
        waiting = List.copyOf(waiting);
        late = List.copyOf(late);
        sent = List.copyOf(sent);
    }

    /// @param state the key of where it stands
    /// @param phone of the place; empty: none is known
    public record Line(
            UUID id,
            String place,
            String phone,
            boolean urgent,
            Instant moved,
            Optional<Instant> appointment,
            String state) {
        static Line of(Referrals.Seen seen) {
            var referral = seen.referral();
            return new Line(
                    referral.id(),
                    seen.place().name(),
                    seen.place().sheet().text(Field.TELEPHONE),
                    referral.urgent(),
                    referral.course().moved(),
                    referral.course().appointment(),
                    "referrals.state." + referral.state().key());
        }
    }

    public static List<String> sections() {
        return List.of("arrivals", "calls", "waiting", "late", "sent");
    }

    public List<Line> of(String section) {
        return switch (section) {
            case "arrivals" -> arrivals;
            case "calls" -> calls;
            case "waiting" -> waiting;
            case "late" -> late;
            case "sent" -> sent;
            default -> List.of();
        };
    }

    public boolean nothing() {
        return sections().stream().allMatch(section -> of(section).isEmpty());
    }
}
