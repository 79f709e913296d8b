package org.tousaidants.label.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.helpers.HelperDossier;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.recognition.Life.State;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.ToRenew;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Paging;
import org.tousaidants.platform.web.ReadingOrder;

/// « Bureau du comité » — what waits, who could be proposed, who has the label. For its members and the
/// coordination; for anybody else nothing is found, and a member does not find herself there.
@Service
class CommitteeDesk {
    static final int ON_A_PAGE = 20;

    /// One line of what waits.
    record Waiting(Proposal proposal, String name, String profile, boolean complete, boolean mine, int signatures) {}

    /// One complete dossier that was not put to the committee yet.
    ///
    /// @param field under which the form says whose it is
    record Ready(String field, String value, String name, String profile, boolean again) {}

    /// One label, whatever its state.
    ///
    /// @param todo what is to be completed to keep it
    record Listed(Life life, State state, String name, String profile, Optional<ToRenew> todo) {}

    /// « Page d'une liste » — some lines of it, and where they stand.
    record Slice<T>(List<T> lines, Paging paging, int all) {
        static <T> Slice<T> of(List<T> all, int wanted) {
            var paging = Paging.of(wanted, all.size(), ON_A_PAGE);
            return new Slice<>(List.copyOf(paging.of(all)), paging, all.size());
        }

        <U> Slice<U> with(List<U> others) {
            return new Slice<>(others, paging, all);
        }
    }

    /// Which page of each list.
    record Pages(int waiting, int ready, int lives) {}

    /// The whole desk.
    ///
    /// @param toRenew how many have the label and something to complete or to renew; for the coordination
    /// @param members how many decide
    /// @param signatures how many are needed at most
    record Desk(
            Slice<Waiting> waiting,
            Slice<Ready> ready,
            Slice<Listed> lives,
            int toRenew,
            int members,
            int signatures,
            boolean member) {}

    private final LifeStore lives;
    private final ProposalStore store;
    private final HolderReader holderReader;
    private final HolderDesk holderDesk;
    private final Committee committee;
    private final DossierWeigher weigher;
    private final Rules rules;
    private final ApplicationEventPublisher events;

    CommitteeDesk(
            LifeStore lives,
            ProposalStore store,
            HolderReader holderReader,
            HolderDesk holderDesk,
            Committee committee,
            DossierWeigher weigher,
            Rules rules,
            ApplicationEventPublisher events) {
        this.lives = lives;
        this.store = store;
        this.holderReader = holderReader;
        this.holderDesk = holderDesk;
        this.committee = committee;
        this.weigher = weigher;
        this.rules = rules;
        this.events = events;
    }

    /// How many wait for the committee.
    @Transactional(readOnly = true)
    int waiting() {
        return store.open().size();
    }

    /// Reading it is noted, with how many it showed.
    @Transactional
    Optional<Desk> desk(Actor reader, Pages pages) {
        if (!committee.mayRead(reader)) return Optional.empty();
        var ruling = rules.now();
        var all = lives.all();
        var open = store.open();
        var files = holderReader.files();
        var names = holderReader.names(all.stream().map(Life::holder).toList());
        var waiting = waiting(reader, pages.waiting(), open, all, names, files, ruling);
        var ready = reader.is(Role.COORDINATOR)
                ? Slice.of(ready(reader, files, all, open, ruling), pages.ready())
                : Slice.<Ready>of(List.of(), 1);
        var listed = Slice.of(
                ReadingOrder.by(
                        all.stream()
                                .filter(life -> !life.holder().is(reader.id()))
                                .map(life -> new Listed(
                                        life,
                                        life.state(ruling.today(), ruling.protocol()),
                                        names.getOrDefault(life.holder(), ""),
                                        profile(ruling, life.profile()),
                                        Optional.empty()))
                                .filter(one -> one.state() != State.NEVER),
                        Listed::name),
                pages.lives());
        var people =
                waiting.lines().size() + ready.lines().size() + listed.lines().size();
        if (people > 0) events.publishEvent(new LabelsRead(reader.id(), "desk", people));
        return Optional.of(new Desk(
                waiting,
                ready,
                listed.with(listed.lines().stream()
                        .map(one -> new Listed(
                                one.life(), one.state(), one.name(), one.profile(), todo(one, files, ruling)))
                        .toList()),
                reader.is(Role.COORDINATOR) ? toRenew(files, ruling) : 0,
                committee.members().size(),
                Math.max(
                        ruling.protocol().helpers().decision().signatures(),
                        ruling.protocol().places().decision().signatures()),
                committee.has(reader)));
    }

    private static Optional<ToRenew> todo(Listed one, HolderReader.Files files, Rules.InForce ruling) {
        return files.of(one.life().holder())
                .filter(_ -> one.state() == State.VALID || one.state() == State.GRACE)
                .filter(file -> file.profile().equals(one.life().profile()))
                .flatMap(file -> ToRenew.of(ruling.judge(), file, ruling.today()))
                // That it ended is its state.
                .filter(todo -> !todo.lacking().isEmpty());
    }

    private static int toRenew(HolderReader.Files files, Rules.InForce ruling) {
        return (int) Stream.concat(
                        files.helpers().values().stream().map(HelperDossier::dossier),
                        files.places().values().stream()
                                .filter(place -> place.place().inLists())
                                .map(PlaceDossier::dossier))
                .filter(file -> ToRenew.of(ruling.judge(), file, ruling.today()).isPresent())
                .count();
    }

    private static String profile(Rules.InForce ruling, String id) {
        return ruling.protocol().profile(id).map(found -> found.name()).orElse(id);
    }

    /// Only what is shown is weighed.
    private Slice<Waiting> waiting(
            Actor reader,
            int page,
            List<Proposal> open,
            List<Life> all,
            Map<Holder, String> names,
            HolderReader.Files files,
            Rules.InForce ruling) {
        var known = all.stream()
                .filter(life -> !life.holder().is(reader.id()))
                .collect(Collectors.toMap(Life::id, life -> life));
        var slice = Slice.of(
                open.stream().filter(one -> known.containsKey(one.life())).toList(), page);
        var member = committee.has(reader);
        return slice.with(slice.lines().stream()
                .map(one -> {
                    var life = Objects.requireNonNull(known.get(one.life()));
                    return new Waiting(
                            one,
                            names.getOrDefault(life.holder(), ""),
                            profile(ruling, life.profile()),
                            !one.act().gives()
                                    || weigher.of(life, files.of(life.holder()), ruling)
                                            .complete(),
                            member && !one.signedBy(reader.id()),
                            life.label(ruling.protocol()).decision().signatures());
                })
                .toList());
    }

    private List<Ready> ready(
            Actor reader, HolderReader.Files files, List<Life> all, List<Proposal> open, Rules.InForce ruling) {
        var waits = open.stream()
                .filter(one -> one.act().gives())
                .map(Proposal::life)
                .collect(Collectors.toSet());
        var byHolder = new HashMap<Holder, List<Life>>();
        for (var life : all.reversed())
            byHolder.computeIfAbsent(files.standing(life.holder()), _ -> new ArrayList<>())
                    .add(life);
        var found = new ArrayList<Ready>();
        var helpers = files.helpers().values().stream()
                .filter(file -> !file.account().equals(reader.id()))
                .toList();
        var names = holderReader.names(helpers.stream()
                .<Holder>map(file -> new Holder.AHelper(file.helper(), file.account()))
                .toList());
        for (var file : helpers) {
            var holder = new Holder.AHelper(file.helper(), file.account());
            var name = names.get(holder);
            if (name != null)
                ready(holder, file.dossier(), byHolder, waits, ruling)
                        .ifPresent(again -> found.add(new Ready(
                                "aidant",
                                file.helper().toString(),
                                name,
                                profile(ruling, file.dossier().profile()),
                                again)));
        }
        for (var file : files.places().values()) {
            if (!file.place().inLists()) continue;
            ready(new Holder.APlace(file.place().id()), file.dossier(), byHolder, waits, ruling)
                    .ifPresent(again -> found.add(new Ready(
                            "lieu",
                            file.place().code().value(),
                            HolderReader.name(file.place()),
                            profile(ruling, file.dossier().profile()),
                            again)));
        }
        return ReadingOrder.by(found.stream(), Ready::name);
    }

    /// Whether it could be proposed, and whether that would be again.
    private Optional<Boolean> ready(
            Holder holder, Dossier dossier, Map<Holder, List<Life>> byHolder, Set<UUID> waits, Rules.InForce ruling) {
        var own = byHolder.getOrDefault(holder, List.of()).stream()
                .filter(life -> life.profile().equals(dossier.profile()))
                .toList();
        return holderDesk.possible(own, waits, weigher.of(dossier, ruling), holder, ruling)
                        instanceof Labels.Possible.MayAsk(var again, var _)
                ? Optional.of(again)
                : Optional.empty();
    }
}
