package org.tousaidants.commons.equipment;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.papercodes.PaperCode;

/// « Parc d’équipement » — the door.
@Service
public class Equipment {
    static final char CODE = 'E';
    private static final int GROUPS = 3;

    /// « Étape d’un appareil » — what was done to a device. No words of it name a person who holds one.
    record Step(Instant at, UUID account, Device.Act act, String words) {}

    /// « Appareil montré ».
    record Shown(Device device, List<Step> steps, Optional<EquipmentRequest> holder, Optional<Device.Terms> terms) {
        /// The last wiping; empty when it has not been wiped since it came.
        Optional<Step> wiping() {
            return steps.reversed().stream()
                    .takeWhile(step -> step.act() != Device.Act.RECEIVE && step.act() != Device.Act.RETURN)
                    .filter(step -> step.act() == Device.Act.WIPE)
                    .findFirst();
        }
    }

    /// « Fin de vie » — the step that says where it went; empty while it serves.
    static Optional<Step> end(Shown shown) {
        return shown.steps().stream()
                .filter(step -> step.act() == Device.Act.RECYCLE)
                .findFirst();
    }

    /// « Suite d’un acte » — what became of it.
    enum Outcome {
        DONE,
        /// Not from where the device stands now.
        NOT_NOW,
        /// The network knows this serial number.
        KNOWN,
        /// The request was served meanwhile, or waits for another kind.
        NOBODY,
        NOT_FOUND
    }

    private final EquipmentStore store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Equipment(EquipmentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The id is the form's own.
    @Transactional
    public Outcome receive(Actor actor, UUID id, String kind, String model, String serial, String donor) {
        var now = clock.instant();
        var device = new Device(
                id,
                PaperCode.draw(CODE, GROUPS, random),
                Device.Kind.valueOf(kind),
                model,
                serial,
                donor,
                Device.State.RECEIVED,
                Optional.empty(),
                now);
        if (!store.add(device)) return Outcome.KNOWN;
        store.append(id, new Step(now, actor.id(), Device.Act.RECEIVE, donor));
        return Outcome.DONE;
    }

    /// @param words the method of a wiping, the number of a recycler's slip, what a test showed
    @Transactional
    public Outcome act(Actor actor, UUID id, String act, String words, String grade) {
        var wanted = Device.Act.valueOf(act);
        return switch (wanted) {
            case WIPE, TEST, REPAIR, REPAIRED, RECYCLE ->
                move(
                        actor,
                        id,
                        wanted,
                        words,
                        grade.isEmpty() ? Optional.empty() : Optional.of(Device.Grade.valueOf(grade)));
            case RETURN -> giveBack(actor, id, words);
            case RECEIVE, LEND, GIVE -> Outcome.NOT_NOW;
        };
    }

    /// The person who brings it back: the label says which device it is, and who held it is forgotten.
    private Outcome giveBack(Actor actor, UUID id, String words) {
        var outcome = move(actor, id, Device.Act.RETURN, words, Optional.empty());
        if (outcome == Outcome.DONE) store.forgetHolder(id);
        return outcome;
    }

    private Outcome move(Actor actor, UUID id, Device.Act act, String words, Optional<Device.Grade> grade) {
        var held = store.hold(id);
        if (held.isEmpty()) return Outcome.NOT_FOUND;
        if (!held.get().may(act)) return Outcome.NOT_NOW;
        var now = clock.instant();
        store.move(id, act.to(), grade, now);
        store.append(id, new Step(now, actor.id(), act, words));
        return Outcome.DONE;
    }

    /// To the one who asked. The step holds no name.
    @Transactional
    public Outcome hand(Actor actor, UUID id, UUID request, String terms) {
        var device = store.hold(id);
        if (device.isEmpty()) return Outcome.NOT_FOUND;
        var agreed = Device.Terms.valueOf(terms);
        var act = agreed == Device.Terms.LOAN ? Device.Act.LEND : Device.Act.GIVE;
        if (!device.get().may(act)) return Outcome.NOT_NOW;
        if (!store.serve(request, device.get(), agreed, clock.instant())) return Outcome.NOBODY;
        return move(actor, id, act, "", Optional.empty());
    }

    @Transactional
    public void ask(UUID id, String kind, List<String> reasons, String name, String contact) {
        var known = reasons.stream()
                .filter(key -> Criteria.reason(key).isPresent())
                .distinct()
                .toList();
        store.ask(new EquipmentRequest(
                id,
                clock.instant(),
                Device.Kind.valueOf(kind),
                known,
                Criteria.points(known),
                Optional.of(new EquipmentRequest.Holder(name, contact))));
    }

    @Transactional
    void withdraw(UUID request) {
        store.withdraw(request);
    }

    @Transactional(readOnly = true)
    public int waitingCount() {
        return store.waiting().size();
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
    Optional<Shown> find(UUID id) {
        return store.find(id).map(device -> new Shown(device, store.steps(id), store.held(id), store.terms(id)));
    }
}
