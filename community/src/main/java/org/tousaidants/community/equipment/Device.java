package org.tousaidants.community.equipment;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.platform.codes.PaperCode;

/// « Appareil » — one device of the stock, identified by its serial number and by the code on its label.
///
/// @param donor a company, or « un particulier », never the name of a person
record Device(
        UUID id,
        PaperCode code,
        Kind kind,
        String model,
        String serial,
        String donor,
        State state,
        Optional<Grade> grade,
        Instant since) {
    /// « Genre d’appareil » — the kind of device. An internet connection is lent like a device.
    enum Kind {
        LAPTOP,
        DESKTOP,
        TABLET,
        PHONE,
        SIM
    }

    /// « État d’un appareil » — where a device is in its cycle.
    enum State {
        RECEIVED,
        WIPED,
        REPAIR,
        STOCK,
        LENT,
        GIVEN,
        RECYCLED
    }

    /// « Qualité d’un appareil » — its condition.
    enum Grade {
        A,
        B,
        C
    }

    /// « Conditions de remise » — whether it is lent or given.
    enum Terms {
        LOAN,
        GIFT,
        SOCIAL_PRICE
    }

    /// « Acte sur un appareil » — the acts on a device. One with data is wiped first, after the gift and after
    /// each return.
    enum Act {
        RECEIVE(Set.of(), State.RECEIVED),
        WIPE(Set.of(State.RECEIVED), State.WIPED),
        TEST(Set.of(State.WIPED), State.STOCK),
        /// Sends a device that failed a test to the repairer; it is tested again afterwards.
        REPAIR(Set.of(State.WIPED, State.STOCK), State.REPAIR),
        REPAIRED(Set.of(State.REPAIR), State.WIPED),
        LEND(Set.of(State.STOCK), State.LENT),
        GIVE(Set.of(State.STOCK), State.GIVEN),
        RETURN(Set.of(State.LENT, State.GIVEN), State.RECEIVED),
        RECYCLE(Set.of(State.RECEIVED, State.WIPED, State.REPAIR, State.STOCK), State.RECYCLED);

        private final Set<State> from;
        private final State to;

        Act(Set<State> from, State to) {
            this.from = from;
            this.to = to;
        }

        boolean may(State state) {
            return from.contains(state);
        }

        State to() {
            return to;
        }
    }

    boolean may(Act act) {
        return act.may(state);
    }
}
