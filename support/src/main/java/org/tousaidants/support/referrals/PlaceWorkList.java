package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.schema.Field;

/// « Journée d’un lieu » — the open items of one helper or one place, in order of urgency, without
/// names of the people.
///
/// @param arrivals expected today
/// @param calls to make: a place that reads no letters, a person who could not come
/// @param waiting for an answer or a date
/// @param late without progress after an appointment or a visit
/// @param sent by the helper and in the hands of the place
public record PlaceWorkList(
        List<DayRow> arrivals, List<DayRow> calls, List<DayRow> waiting, List<DayRow> late, List<DayRow> sent) {
    public PlaceWorkList {
        arrivals = List.copyOf(arrivals);
        calls = List.copyOf(calls);
        waiting = List.copyOf(waiting);
        late = List.copyOf(late);
        sent = List.copyOf(sent);
    }

    /// @param state the message key of the state
    /// @param phone of the place; empty: unknown
    public record DayRow(
            UUID id,
            String place,
            String phone,
            boolean urgent,
            Instant moved,
            Optional<Instant> appointment,
            String state) {
        static DayRow of(ReferralReader.ReferralView seen) {
            var referral = seen.referral();
            return new DayRow(
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

    public List<DayRow> of(String section) {
        return switch (section) {
            case "arrivals" -> arrivals;
            case "calls" -> calls;
            case "waiting" -> waiting;
            case "late" -> late;
            case "sent" -> sent;
            default -> List.of();
        };
    }

    /// The number of rows on which the reader must act; it excludes referrals that wait for a place.
    public int toDo() {
        return arrivals.size() + calls.size() + waiting.size() + late.size();
    }

    public boolean nothing() {
        return sections().stream().allMatch(section -> of(section).isEmpty());
    }
}
