package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.schema.Field;

/// « Journée d’un lieu » — today's open referrals of one helper or one place, in order of urgency, without names of
/// the people referred.
///
/// @param arrivals people expected today
/// @param calls calls to make: to a place that reads no letters, or to a person who could not come
/// @param waiting referrals that wait for an answer or a date
/// @param late referrals without progress after an appointment or a visit
/// @param sent referrals that the helper sent and that wait for the place
public record PlaceReferralWorkList(
        List<ReferralWorkRow> arrivals,
        List<ReferralWorkRow> calls,
        List<ReferralWorkRow> waiting,
        List<ReferralWorkRow> late,
        List<ReferralWorkRow> sent) {
    public PlaceReferralWorkList {
        arrivals = List.copyOf(arrivals);
        calls = List.copyOf(calls);
        waiting = List.copyOf(waiting);
        late = List.copyOf(late);
        sent = List.copyOf(sent);
    }

    /// One referral in the list of today's referrals.
    ///
    /// @param state message key of the state
    /// @param phone telephone number of the place; empty if unknown
    public record ReferralWorkRow(
            UUID id,
            String place,
            String phone,
            boolean urgent,
            Instant moved,
            Optional<Instant> appointment,
            String state) {
        static ReferralWorkRow of(ReferralReader.ReferralView seen) {
            var referral = seen.referral();
            return new ReferralWorkRow(
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

    public List<ReferralWorkRow> of(String section) {
        return switch (section) {
            case "arrivals" -> arrivals;
            case "calls" -> calls;
            case "waiting" -> waiting;
            case "late" -> late;
            case "sent" -> sent;
            default -> List.of();
        };
    }

    /// Returns the number of rows that require an action by the reader; referrals that wait for a place are not
    /// counted.
    public int toDo() {
        return arrivals.size() + calls.size() + waiting.size() + late.size();
    }

    public boolean nothing() {
        return sections().stream().allMatch(section -> of(section).isEmpty());
    }
}
