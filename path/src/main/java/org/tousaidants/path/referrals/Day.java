package org.tousaidants.path.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Journée » — what waits for one helper, in the order in which she needs it; nothing of who the people are.
///
/// @param arrivals who comes today
/// @param waiting who waits for an answer or a date
/// @param late what stands still after an appointment or a visit
/// @param sent what she sent herself and the place has in hand
public record Day(List<Line> arrivals, List<Line> waiting, List<Line> late, List<Line> sent) {
    /// @param state the key of where it stands
    public record Line(
            UUID id, String place, boolean urgent, Instant moved, Optional<Instant> appointment, String state) {}

    public List<Line> of(String section) {
        return switch (section) {
            case "arrivals" -> arrivals;
            case "waiting" -> waiting;
            case "late" -> late;
            case "sent" -> sent;
            default -> List.of();
        };
    }

    public boolean nothing() {
        return arrivals.isEmpty() && waiting.isEmpty() && late.isEmpty() && sent.isEmpty();
    }
}
