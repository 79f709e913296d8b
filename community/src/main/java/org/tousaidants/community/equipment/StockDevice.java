package org.tousaidants.community.equipment;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.platform.codes.PaperCode;

/// « Appareil » — one device of the stock, identified by its serial number and by the code on its label.
///
/// @param donor name of a company, or « un particulier », never the name of a person
record StockDevice(
        UUID id,
        PaperCode code,
        DeviceKind kind,
        String model,
        String serial,
        String donor,
        DeviceState state,
        Optional<DeviceCondition> grade,
        Instant since) {
    /// « Genre d’appareil » — the kind of device. An internet connection is lent in the same way as a device.
    enum DeviceKind {
        LAPTOP,
        DESKTOP,
        TABLET,
        PHONE,
        SIM
    }

    /// « État d’un appareil » — the state of a device, from its arrival to its end of life.
    enum DeviceState {
        RECEIVED,
        WIPED,
        REPAIR,
        STOCK,
        LENT,
        GIVEN,
        RECYCLED
    }

    /// « Qualité d’un appareil » — the condition of a device.
    enum DeviceCondition {
        A,
        B,
        C
    }

    /// « Conditions de remise » — whether a device is lent or given.
    enum DeviceHandOverTerms {
        LOAN,
        GIFT,
        SOCIAL_PRICE
    }

    /// « Acte sur un appareil » — the possible actions on a device. A device with data must be wiped first,
    /// after its arrival and after each return.
    enum DeviceActKind {
        RECEIVE(Set.of(), DeviceState.RECEIVED),
        WIPE(Set.of(DeviceState.RECEIVED), DeviceState.WIPED),
        TEST(Set.of(DeviceState.WIPED), DeviceState.STOCK),
        /// The device failed a test and is sent to be repaired. After the repair it is tested again.
        REPAIR(Set.of(DeviceState.WIPED, DeviceState.STOCK), DeviceState.REPAIR),
        REPAIRED(Set.of(DeviceState.REPAIR), DeviceState.WIPED),
        LEND(Set.of(DeviceState.STOCK), DeviceState.LENT),
        GIVE(Set.of(DeviceState.STOCK), DeviceState.GIVEN),
        RETURN(Set.of(DeviceState.LENT, DeviceState.GIVEN), DeviceState.RECEIVED),
        RECYCLE(
                Set.of(DeviceState.RECEIVED, DeviceState.WIPED, DeviceState.REPAIR, DeviceState.STOCK),
                DeviceState.RECYCLED);

        private final Set<DeviceState> from;
        private final DeviceState to;

        DeviceActKind(Set<DeviceState> from, DeviceState to) {
            this.from = from;
            this.to = to;
        }

        boolean may(DeviceState state) {
            return from.contains(state);
        }

        DeviceState to() {
            return to;
        }
    }

    boolean may(DeviceActKind act) {
        return act.may(state);
    }
}
