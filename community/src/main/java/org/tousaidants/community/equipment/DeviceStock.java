package org.tousaidants.community.equipment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.community.equipment.DeviceAllocationRequest.DeviceBeneficiary;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Parc d’équipement » — manages devices: receives, wipes, tests, lends or gives, takes back and recycles them.
@Service
public class DeviceStock {
    static final char CODE = 'E';
    private static final int GROUPS = 3;

    /// « Étape d’un appareil » — one action on a device. Its text never names the holder.
    ///
    /// @param account account of the person who did it
    record DeviceStep(Instant at, UUID account, StockDevice.DeviceActKind act, String words) {}

    /// « Appareil montré » — a device with its steps.
    record DeviceView(
            StockDevice device,
            List<DeviceStep> steps,
            Optional<DeviceAllocationRequest> holder,
            Optional<StockDevice.DeviceHandOverTerms> terms) {
        /// Returns the last wiping of the device. Empty if the device was not wiped since it arrived, or
        /// since its last return.
        Optional<DeviceStep> wiping() {
            return steps.reversed().stream()
                    .takeWhile(step -> step.act() != StockDevice.DeviceActKind.RECEIVE
                            && step.act() != StockDevice.DeviceActKind.RETURN)
                    .filter(step -> step.act() == StockDevice.DeviceActKind.WIPE)
                    .findFirst();
        }
    }

    /// « Fin de vie » — returns the action by which a device was recycled; empty if it was not recycled.
    static Optional<DeviceStep> end(DeviceView shown) {
        return shown.steps().stream()
                .filter(step -> step.act() == StockDevice.DeviceActKind.RECYCLE)
                .findFirst();
    }

    /// « Suite d’un acte » — the result of an action on a device.
    public enum DeviceActResult {
        DONE,
        /// The action is refused, because the state of the device does not allow it.
        NOT_NOW,
        /// The device is refused, because a device with this serial number is already in the stock.
        KNOWN,
        /// The device is not handed over, because the request was fulfilled in the meantime, or because it
        /// asks for another kind of device.
        NOBODY,
        NOT_FOUND
    }

    private final DeviceStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DeviceStock(DeviceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Adds a device to the stock. The form contains its id, so that a repeated request adds it only once.
    @Transactional
    public DeviceActResult receive(
            SignedInPerson actor, UUID id, String kind, String model, String serial, String donor) {
        var now = clock.instant();
        var device = new StockDevice(
                id,
                PaperCode.draw(CODE, GROUPS, random),
                StockDevice.DeviceKind.valueOf(kind),
                model,
                serial,
                donor,
                StockDevice.DeviceState.RECEIVED,
                Optional.empty(),
                now);
        if (!store.add(device)) return DeviceActResult.KNOWN;
        store.append(id, new DeviceStep(now, actor.id(), StockDevice.DeviceActKind.RECEIVE, donor));
        return DeviceActResult.DONE;
    }

    /// Records an action on a device and changes its state.
    ///
    /// @param id id of the device
    /// @param act action on the device
    /// @param words method of a wiping, number of a recycler's receipt, or result of a test
    /// @param grade condition of the device
    @Transactional
    public DeviceActResult act(SignedInPerson actor, UUID id, String act, String words, String grade) {
        var wanted = StockDevice.DeviceActKind.valueOf(act);
        return switch (wanted) {
            case WIPE, TEST, REPAIR, REPAIRED, RECYCLE ->
                move(
                        actor,
                        id,
                        wanted,
                        words,
                        grade.isEmpty() ? Optional.empty() : Optional.of(StockDevice.DeviceCondition.valueOf(grade)));
            case RETURN -> giveBack(actor, id, words);
            case RECEIVE, LEND, GIVE -> DeviceActResult.NOT_NOW;
        };
    }

    /// Records that a device was returned, and deletes the data of the person who had it.
    ///
    /// @param id id of the device, found by the code on its label
    /// @param words condition of the device in words
    private DeviceActResult giveBack(SignedInPerson actor, UUID id, String words) {
        var outcome = move(actor, id, StockDevice.DeviceActKind.RETURN, words, Optional.empty());
        if (outcome == DeviceActResult.DONE) store.forgetHolder(id);
        return outcome;
    }

    private DeviceActResult move(
            SignedInPerson actor,
            UUID id,
            StockDevice.DeviceActKind act,
            String words,
            Optional<StockDevice.DeviceCondition> grade) {
        var held = store.hold(id);
        if (held.isEmpty()) return DeviceActResult.NOT_FOUND;
        if (!held.get().may(act)) return DeviceActResult.NOT_NOW;
        var now = clock.instant();
        store.move(id, act.to(), grade, now);
        store.append(id, new DeviceStep(now, actor.id(), act, words));
        return DeviceActResult.DONE;
    }

    /// Lends or gives a device to the person who made a request. The recorded step contains no name.
    ///
    /// @param terms whether it is lent or given
    @Transactional
    public DeviceActResult hand(SignedInPerson actor, UUID id, UUID request, String terms) {
        var device = store.hold(id);
        if (device.isEmpty()) return DeviceActResult.NOT_FOUND;
        var agreed = StockDevice.DeviceHandOverTerms.valueOf(terms);
        var act = agreed == StockDevice.DeviceHandOverTerms.LOAN
                ? StockDevice.DeviceActKind.LEND
                : StockDevice.DeviceActKind.GIVE;
        if (!device.get().may(act)) return DeviceActResult.NOT_NOW;
        if (!store.serve(request, device.get(), agreed, clock.instant())) return DeviceActResult.NOBODY;
        return move(actor, id, act, "", Optional.empty());
    }

    /// Adds the request of a person helped.
    @Transactional
    public void ask(UUID id, String kind, List<String> reasons, String name, String contact) {
        ask(id, kind, DeviceBeneficiary.PERSON, reasons, name, contact);
    }

    /// Adds a request. Reasons that the criteria do not have for this beneficiary are ignored, so that a helper gets
    /// no points for the reasons of a person helped.
    @Transactional
    void ask(UUID id, String kind, DeviceBeneficiary beneficiary, List<String> reasons, String name, String contact) {
        var known = DeviceAllocationCriteria.of(beneficiary).stream()
                .map(DeviceAllocationCriteria.DeviceAllocationReason::key)
                .filter(reasons::contains)
                .toList();
        store.ask(new DeviceAllocationRequest(
                id,
                clock.instant(),
                StockDevice.DeviceKind.valueOf(kind),
                beneficiary,
                known,
                DeviceAllocationCriteria.points(known),
                Optional.of(new DeviceAllocationRequest.DeviceHolder(name, contact))));
    }

    @Transactional
    void withdraw(UUID request) {
        store.withdraw(request);
    }

    @Transactional(readOnly = true)
    List<DeviceAllocationRequest> waiting() {
        return store.waiting();
    }

    @Transactional(readOnly = true)
    List<StockDevice> list() {
        return store.list();
    }

    @Transactional(readOnly = true)
    Optional<UUID> ofCode(PaperCode code) {
        return store.ofCode(code).map(StockDevice::id);
    }

    @Transactional(readOnly = true)
    Optional<DeviceView> find(UUID id) {
        return store.find(id).map(device -> new DeviceView(device, store.steps(id), store.held(id), store.terms(id)));
    }
}
