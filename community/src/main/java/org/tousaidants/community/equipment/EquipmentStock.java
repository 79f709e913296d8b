package org.tousaidants.community.equipment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;

/// « Parc d’équipement » — service for devices: receive, wipe, test, hand over, take back, recycle.
@Service
public class EquipmentStock {
    static final char CODE = 'E';
    private static final int GROUPS = 3;

    /// « Étape d’un appareil » — one act on a device. Its text never names the holder.
    record DeviceStep(Instant at, UUID account, Device.DeviceAct act, String words) {}

    /// « Appareil montré » — a device with its steps.
    record DeviceView(
            Device device,
            List<DeviceStep> steps,
            Optional<EquipmentRequest> holder,
            Optional<Device.HandOverTerms> terms) {
        /// The last wiping; empty if it was not wiped since its arrival.
        Optional<DeviceStep> wiping() {
            return steps.reversed().stream()
                    .takeWhile(step -> step.act() != Device.DeviceAct.RECEIVE && step.act() != Device.DeviceAct.RETURN)
                    .filter(step -> step.act() == Device.DeviceAct.WIPE)
                    .findFirst();
        }
    }

    /// « Fin de vie » — the last step of a device; empty while it is in use.
    static Optional<DeviceStep> end(DeviceView shown) {
        return shown.steps().stream()
                .filter(step -> step.act() == Device.DeviceAct.RECYCLE)
                .findFirst();
    }

    /// « Suite d’un acte » — the result of an act on a device.
    public enum ActResult {
        DONE,
        /// Refused: the state of the device does not allow the act.
        NOT_NOW,
        /// Refused: the serial number already exists.
        KNOWN,
        /// Refused: the request was served in the meantime, or asks for another kind.
        NOBODY,
        NOT_FOUND
    }

    private final EquipmentStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EquipmentStock(EquipmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Adds a device. The form contains its id, so that a repeated request adds one.
    @Transactional
    public ActResult receive(Actor actor, UUID id, String kind, String model, String serial, String donor) {
        var now = clock.instant();
        var device = new Device(
                id,
                PaperCode.draw(CODE, GROUPS, random),
                Device.DeviceKind.valueOf(kind),
                model,
                serial,
                donor,
                Device.DeviceState.RECEIVED,
                Optional.empty(),
                now);
        if (!store.add(device)) return ActResult.KNOWN;
        store.append(id, new DeviceStep(now, actor.id(), Device.DeviceAct.RECEIVE, donor));
        return ActResult.DONE;
    }

    /// @param words method of a wiping, number of a recycler's slip, or result of a test
    @Transactional
    public ActResult act(Actor actor, UUID id, String act, String words, String grade) {
        var wanted = Device.DeviceAct.valueOf(act);
        return switch (wanted) {
            case WIPE, TEST, REPAIR, REPAIRED, RECYCLE ->
                move(
                        actor,
                        id,
                        wanted,
                        words,
                        grade.isEmpty() ? Optional.empty() : Optional.of(Device.DeviceCondition.valueOf(grade)));
            case RETURN -> giveBack(actor, id, words);
            case RECEIVE, LEND, GIVE -> ActResult.NOT_NOW;
        };
    }

    /// Takes a device back: the label identifies it, and the data of its holder are deleted.
    private ActResult giveBack(Actor actor, UUID id, String words) {
        var outcome = move(actor, id, Device.DeviceAct.RETURN, words, Optional.empty());
        if (outcome == ActResult.DONE) store.forgetHolder(id);
        return outcome;
    }

    private ActResult move(
            Actor actor, UUID id, Device.DeviceAct act, String words, Optional<Device.DeviceCondition> grade) {
        var held = store.hold(id);
        if (held.isEmpty()) return ActResult.NOT_FOUND;
        if (!held.get().may(act)) return ActResult.NOT_NOW;
        var now = clock.instant();
        store.move(id, act.to(), grade, now);
        store.append(id, new DeviceStep(now, actor.id(), act, words));
        return ActResult.DONE;
    }

    /// Hands a device over for a request. The step contains no name.
    @Transactional
    public ActResult hand(Actor actor, UUID id, UUID request, String terms) {
        var device = store.hold(id);
        if (device.isEmpty()) return ActResult.NOT_FOUND;
        var agreed = Device.HandOverTerms.valueOf(terms);
        var act = agreed == Device.HandOverTerms.LOAN ? Device.DeviceAct.LEND : Device.DeviceAct.GIVE;
        if (!device.get().may(act)) return ActResult.NOT_NOW;
        if (!store.serve(request, device.get(), agreed, clock.instant())) return ActResult.NOBODY;
        return move(actor, id, act, "", Optional.empty());
    }

    @Transactional
    public void ask(UUID id, String kind, List<String> reasons, String name, String contact) {
        var known = reasons.stream()
                .filter(key -> AllocationCriteria.reason(key).isPresent())
                .distinct()
                .toList();
        store.ask(new EquipmentRequest(
                id,
                clock.instant(),
                Device.DeviceKind.valueOf(kind),
                known,
                AllocationCriteria.points(known),
                Optional.of(new EquipmentRequest.DeviceHolder(name, contact))));
    }

    @Transactional
    void withdraw(UUID request) {
        store.withdraw(request);
    }

    @Transactional(readOnly = true)
    List<EquipmentRequest> waiting() {
        return store.waiting();
    }

    @Transactional(readOnly = true)
    List<Device> list() {
        return store.list();
    }

    @Transactional(readOnly = true)
    Optional<UUID> ofCode(PaperCode code) {
        return store.ofCode(code).map(Device::id);
    }

    @Transactional(readOnly = true)
    Optional<DeviceView> find(UUID id) {
        return store.find(id).map(device -> new DeviceView(device, store.steps(id), store.held(id), store.terms(id)));
    }
}
