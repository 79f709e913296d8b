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
import org.tousaidants.label.recognition.LabelCase.State;
import org.tousaidants.label.sitevisits.PlaceDossier;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.RenewalItem;
import org.tousaidants.rules.versions.PublishedRules;

/// « Bureau du comité » — reads open proposals, complete dossiers and label holders, for committee members and
/// the coordination. For others the result is empty. A member does not see their own dossier.
@Service
class CommitteeDesk {
    static final int ON_A_PAGE = 20;

    /// An open proposal that the committee has to decide.
    record WaitingProposal(
            CommitteeProposal proposal, String name, String profile, boolean complete, boolean mine, int signatures) {}

    /// One complete dossier that was not submitted to the committee yet.
    ///
    /// @param field name of the form field with its id
    record Ready(String field, String value, String name, String profile, boolean again) {}

    /// One label in any state.
    ///
    /// @param todo what the holder must complete to keep it
    record ListedCase(LabelCase life, State state, String name, String profile, Optional<RenewalItem> todo) {}

    /// « Page d'une liste » — the lines of one page of a list, and its position.
    record Slice<T>(List<T> lines, Pagination paging, int all) {
        static <T> Slice<T> of(List<T> all, int wanted) {
            var paging = Pagination.of(wanted, all.size(), ON_A_PAGE);
            return new Slice<>(List.copyOf(paging.of(all)), paging, all.size());
        }

        <U> Slice<U> with(List<U> others) {
            return new Slice<>(others, paging, all);
        }
    }

    /// The current page number of each list.
    record Pages(int waiting, int ready, int lives) {}

    /// The content of the committee's page.
    ///
    /// @param toRenew number of holders with something to complete or renew; for the coordination
    /// @param members number of members
    /// @param signatures the highest number of signatures that the rules require
    record DeskContent(
            Slice<WaitingProposal> waiting,
            Slice<Ready> ready,
            Slice<ListedCase> lives,
            int toRenew,
            int members,
            int signatures,
            boolean member) {}

    private final LabelCaseStore lives;
    private final ProposalStore store;
    private final LabelHolderReader holderReader;
    private final LabelHolderRequestHandler holderDesk;
    private final Committee committee;
    private final DossierAssessor weigher;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;

    CommitteeDesk(
            LabelCaseStore lives,
            ProposalStore store,
            LabelHolderReader holderReader,
            LabelHolderRequestHandler holderDesk,
            Committee committee,
            DossierAssessor weigher,
            PublishedRules rules,
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

    /// Reading it is logged, with the number of entries shown.
    @Transactional
    Optional<DeskContent> desk(Actor reader, Pages pages) {
        if (!committee.mayRead(reader)) return Optional.empty();
        var ruling = rules.now();
        var cases = lives.all();
        var open = store.open();
        var files = holderReader.files();
        var names = holderReader.names(cases.stream().map(LabelCase::holder).toList());
        var waiting = waiting(reader, pages.waiting(), open, cases, names, files, ruling);
        var ready = reader.is(Role.COORDINATOR)
                ? Slice.of(ready(reader, files, cases, open, ruling), pages.ready())
                : Slice.<Ready>of(List.of(), 1);
        var listed = Slice.of(
                FrenchAlphabeticalOrder.by(
                        cases.stream()
                                .filter(life -> !life.holder().is(reader.id()))
                                .map(life -> new ListedCase(
                                        life,
                                        life.state(ruling.today(), ruling.protocol()),
                                        names.getOrDefault(life.holder(), ""),
                                        profile(ruling, life.profile()),
                                        Optional.empty()))
                                .filter(one -> one.state() != State.NEVER),
                        ListedCase::name),
                pages.lives());
        var people =
                waiting.lines().size() + ready.lines().size() + listed.lines().size();
        if (people > 0) events.publishEvent(new LabelsRead(reader.id(), "desk", people));
        return Optional.of(new DeskContent(
                waiting,
                ready,
                listed.with(listed.lines().stream()
                        .map(one -> new ListedCase(
                                one.life(), one.state(), one.name(), one.profile(), todo(one, files, ruling)))
                        .toList()),
                reader.is(Role.COORDINATOR) ? toRenew(files, ruling) : 0,
                committee.members().size(),
                Math.max(
                        ruling.protocol().helpers().decision().signatures(),
                        ruling.protocol().places().decision().signatures()),
                committee.has(reader)));
    }

    /// The number of complete dossiers that this coordinator may propose.
    @Transactional(readOnly = true)
    int ready(Actor reader) {
        return ready(reader, holderReader.files(), lives.all(), store.open(), rules.now())
                .size();
    }

    private static Optional<RenewalItem> todo(
            ListedCase one, LabelHolderReader.Files files, PublishedRules.InForce ruling) {
        return files.of(one.life().holder())
                .filter(_ -> one.state() == State.VALID || one.state() == State.GRACE)
                .filter(file -> file.profile().equals(one.life().profile()))
                .flatMap(file -> RenewalItem.of(ruling.judge(), file, ruling.today()))
                // A label that only reaches its end has that in its state.
                .filter(todo -> !todo.lacking().isEmpty());
    }

    private static int toRenew(LabelHolderReader.Files files, PublishedRules.InForce ruling) {
        return (int) Stream.concat(
                        files.helpers().values().stream().map(HelperDossier::dossier),
                        files.places().values().stream()
                                .filter(place -> place.place().inLists())
                                .map(PlaceDossier::dossier))
                .filter(file ->
                        RenewalItem.of(ruling.judge(), file, ruling.today()).isPresent())
                .count();
    }

    private static String profile(PublishedRules.InForce ruling, String id) {
        return ruling.protocol().profile(id).map(found -> found.name()).orElse(id);
    }

    /// Only the dossiers of the shown lines are evaluated.
    private Slice<WaitingProposal> waiting(
            Actor reader,
            int page,
            List<CommitteeProposal> open,
            List<LabelCase> all,
            Map<LabelHolder, String> names,
            LabelHolderReader.Files files,
            PublishedRules.InForce ruling) {
        var known = all.stream()
                .filter(life -> !life.holder().is(reader.id()))
                .collect(Collectors.toMap(LabelCase::id, life -> life));
        var slice = Slice.of(
                open.stream().filter(one -> known.containsKey(one.life())).toList(), page);
        var member = committee.has(reader);
        return slice.with(slice.lines().stream()
                .map(one -> {
                    var life = Objects.requireNonNull(known.get(one.life()));
                    return new WaitingProposal(
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
            Actor reader,
            LabelHolderReader.Files files,
            List<LabelCase> all,
            List<CommitteeProposal> open,
            PublishedRules.InForce ruling) {
        var waits = open.stream()
                .filter(one -> one.act().gives())
                .map(CommitteeProposal::life)
                .collect(Collectors.toSet());
        var byHolder = new HashMap<LabelHolder, List<LabelCase>>();
        for (var life : all.reversed())
            byHolder.computeIfAbsent(files.standing(life.holder()), _ -> new ArrayList<>())
                    .add(life);
        var found = new ArrayList<Ready>();
        var helpers = files.helpers().values().stream()
                .filter(file -> !file.account().equals(reader.id()))
                .toList();
        var names = holderReader.names(helpers.stream()
                .<LabelHolder>map(file -> new LabelHolder.AHelper(file.helper(), file.account()))
                .toList());
        for (var file : helpers) {
            var holder = new LabelHolder.AHelper(file.helper(), file.account());
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
            ready(new LabelHolder.APlace(file.place().id()), file.dossier(), byHolder, waits, ruling)
                    .ifPresent(again -> found.add(new Ready(
                            "lieu",
                            file.place().code().value(),
                            LabelHolderReader.name(file.place()),
                            profile(ruling, file.dossier().profile()),
                            again)));
        }
        return FrenchAlphabeticalOrder.by(found.stream(), Ready::name);
    }

    /// Whether a dossier can be proposed, and whether as a renewal; empty if it cannot.
    private Optional<Boolean> ready(
            LabelHolder holder,
            Dossier dossier,
            Map<LabelHolder, List<LabelCase>> byHolder,
            Set<UUID> waits,
            PublishedRules.InForce ruling) {
        var own = byHolder.getOrDefault(holder, List.of()).stream()
                .filter(life -> life.profile().equals(dossier.profile()))
                .toList();
        return holderDesk.possible(own, waits, weigher.of(dossier, ruling), holder, ruling)
                        instanceof Labels.RequestEligibility.RequestAllowed(var again, var _)
                ? Optional.of(again)
                : Optional.empty();
    }
}
