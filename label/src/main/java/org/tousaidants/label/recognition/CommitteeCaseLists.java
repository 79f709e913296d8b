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
import org.tousaidants.label.helpers.HelperLabelDossier;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.label.sitevisits.PlaceLabelDossier;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.FrenchAlphabeticalOrder;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.RequirementsToRenew;
import org.tousaidants.rules.versions.PublishedRules;

/// « Bureau du comité » — reads open proposals, complete dossiers and label holders, for committee members and
/// coordinators. For other people the result is empty. Members cannot read their own dossier.
@Service
class CommitteeCaseLists {
    static final int ON_A_PAGE = 20;

    /// An open proposal that the committee has to decide.
    record WaitingProposal(
            CommitteeProposal proposal, String name, String profile, boolean complete, boolean mine, int signatures) {}

    /// One complete dossier that was not submitted to the committee yet.
    ///
    /// @param field name of the form field that contains the id of the holder
    /// @param value the id of the holder
    /// @param again whether it is a renewal
    record DossierReadyToPropose(String field, String value, String name, String profile, boolean again) {}

    /// One label in the committee's list, in any state.
    ///
    /// @param todo the requirement that the holder must fulfil to keep the label, if any
    record ListedLabelCase(
            LabelCase life, LabelState state, String name, String profile, Optional<RequirementsToRenew> todo) {}

    /// « Page d'une liste » — the shown part of a list, and its position.
    ///
    /// @param all total number of lines
    record CommitteeListPage<T>(List<T> lines, Pagination paging, int all) {
        static <T> CommitteeListPage<T> of(List<T> all, int wanted) {
            var paging = Pagination.of(wanted, all.size(), ON_A_PAGE);
            return new CommitteeListPage<>(List.copyOf(paging.of(all)), paging, all.size());
        }

        <U> CommitteeListPage<U> with(List<U> others) {
            return new CommitteeListPage<>(others, paging, all);
        }
    }

    /// The number of the shown part of each of the committee's three lists: proposals, complete dossiers, and
    /// labels.
    record ListPageNumbers(int waiting, int ready, int lives) {}

    /// The page of the committee.
    ///
    /// @param toRenew number of holders who must complete or renew something, for coordinators
    /// @param members number of members
    /// @param signatures highest number of votes that the rules require
    record CommitteeDeskView(
            CommitteeListPage<WaitingProposal> waiting,
            CommitteeListPage<DossierReadyToPropose> ready,
            CommitteeListPage<ListedLabelCase> lives,
            int toRenew,
            int members,
            int signatures,
            boolean member) {}

    private final LabelCaseStore lives;
    private final CommitteeProposalStore store;
    private final LabelHolderReader holderReader;
    private final LabelHolderRequestHandler holderDesk;
    private final LabelCommittee committee;
    private final LabelDossierAssessor weigher;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;

    CommitteeCaseLists(
            LabelCaseStore lives,
            CommitteeProposalStore store,
            LabelHolderReader holderReader,
            LabelHolderRequestHandler holderDesk,
            LabelCommittee committee,
            LabelDossierAssessor weigher,
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

    /// Returns the page of the committee. The reading is logged, with the number of shown entries.
    @Transactional
    Optional<CommitteeDeskView> desk(SignedInPerson reader, ListPageNumbers pages) {
        if (!committee.mayRead(reader)) return Optional.empty();
        var ruling = rules.now();
        var cases = lives.all();
        var open = store.open();
        var files = holderReader.files();
        var names = holderReader.names(cases.stream().map(LabelCase::holder).toList());
        var waiting = waiting(reader, pages.waiting(), open, cases, names, files, ruling);
        var ready = reader.is(Role.COORDINATOR)
                ? CommitteeListPage.of(ready(reader, files, cases, open, ruling), pages.ready())
                : CommitteeListPage.<DossierReadyToPropose>of(List.of(), 1);
        var listed = CommitteeListPage.of(
                FrenchAlphabeticalOrder.by(
                        cases.stream()
                                .filter(life -> !life.holder().is(reader.id()))
                                .map(life -> new ListedLabelCase(
                                        life,
                                        life.state(ruling.today(), ruling.protocol()),
                                        names.getOrDefault(life.holder(), ""),
                                        profile(ruling, life.profile()),
                                        Optional.empty()))
                                .filter(one -> one.state() != LabelState.NEVER),
                        ListedLabelCase::name),
                pages.lives());
        var people =
                waiting.lines().size() + ready.lines().size() + listed.lines().size();
        if (people > 0) events.publishEvent(new LabelCasesRead(reader.id(), "desk", people));
        return Optional.of(new CommitteeDeskView(
                waiting,
                ready,
                listed.with(listed.lines().stream()
                        .map(one -> new ListedLabelCase(
                                one.life(), one.state(), one.name(), one.profile(), todo(one, files, ruling)))
                        .toList()),
                reader.is(Role.COORDINATOR) ? toRenew(files, ruling) : 0,
                committee.members().size(),
                Math.max(
                        ruling.protocol().helpers().decision().signatures(),
                        ruling.protocol().places().decision().signatures()),
                committee.has(reader)));
    }

    /// Returns the number of complete dossiers that this coordinator may propose.
    @Transactional(readOnly = true)
    int ready(SignedInPerson reader) {
        return ready(reader, holderReader.files(), lives.all(), store.open(), rules.now())
                .size();
    }

    private static Optional<RequirementsToRenew> todo(
            ListedLabelCase one, LabelHolderReader.HolderDossiers files, PublishedRules.RulesInForce ruling) {
        return files.of(one.life().holder())
                .filter(_ -> one.state() == LabelState.VALID || one.state() == LabelState.GRACE)
                .filter(file -> file.profile().equals(one.life().profile()))
                .flatMap(file -> RequirementsToRenew.of(ruling.judge(), file, ruling.today()))
                // A label that only reaches its end is excluded, because the state of the label
                // already shows this.
                .filter(todo -> !todo.lacking().isEmpty());
    }

    private static int toRenew(LabelHolderReader.HolderDossiers files, PublishedRules.RulesInForce ruling) {
        return (int) Stream.concat(
                        files.helpers().values().stream().map(HelperLabelDossier::dossier),
                        files.places().values().stream()
                                .filter(place -> place.place().inLists())
                                .map(PlaceLabelDossier::dossier))
                .filter(file -> RequirementsToRenew.of(ruling.judge(), file, ruling.today())
                        .isPresent())
                .count();
    }

    private static String profile(PublishedRules.RulesInForce ruling, String id) {
        return ruling.protocol().profile(id).map(found -> found.name()).orElse(id);
    }

    /// Returns a part of the open proposals. Only the dossiers of the proposals in this part are evaluated.
    private CommitteeListPage<WaitingProposal> waiting(
            SignedInPerson reader,
            int page,
            List<CommitteeProposal> open,
            List<LabelCase> all,
            Map<LabelHolder, String> names,
            LabelHolderReader.HolderDossiers files,
            PublishedRules.RulesInForce ruling) {
        var known = all.stream()
                .filter(life -> !life.holder().is(reader.id()))
                .collect(Collectors.toMap(LabelCase::id, life -> life));
        var slice = CommitteeListPage.of(
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

    private List<DossierReadyToPropose> ready(
            SignedInPerson reader,
            LabelHolderReader.HolderDossiers files,
            List<LabelCase> all,
            List<CommitteeProposal> open,
            PublishedRules.RulesInForce ruling) {
        var waits = open.stream()
                .filter(one -> one.act().gives())
                .map(CommitteeProposal::life)
                .collect(Collectors.toSet());
        var byHolder = new HashMap<LabelHolder, List<LabelCase>>();
        for (var life : all.reversed())
            byHolder.computeIfAbsent(files.standing(life.holder()), _ -> new ArrayList<>())
                    .add(life);
        var found = new ArrayList<DossierReadyToPropose>();
        var helpers = files.helpers().values().stream()
                .filter(file -> !file.account().equals(reader.id()))
                .toList();
        var names = holderReader.names(helpers.stream()
                .<LabelHolder>map(file -> new LabelHolder.HelperAsLabelHolder(file.helper(), file.account()))
                .toList());
        for (var file : helpers) {
            var holder = new LabelHolder.HelperAsLabelHolder(file.helper(), file.account());
            var name = names.get(holder);
            if (name != null)
                ready(holder, file.dossier(), byHolder, waits, ruling)
                        .ifPresent(again -> found.add(new DossierReadyToPropose(
                                "aidant",
                                file.helper().toString(),
                                name,
                                profile(ruling, file.dossier().profile()),
                                again)));
        }
        for (var file : files.places().values()) {
            if (!file.place().inLists()) continue;
            ready(new LabelHolder.PlaceAsLabelHolder(file.place().id()), file.dossier(), byHolder, waits, ruling)
                    .ifPresent(again -> found.add(new DossierReadyToPropose(
                            "lieu",
                            file.place().code().value(),
                            LabelHolderReader.name(file.place()),
                            profile(ruling, file.dossier().profile()),
                            again)));
        }
        return FrenchAlphabeticalOrder.by(found.stream(), DossierReadyToPropose::name);
    }

    /// Returns whether the proposal of a dossier would be a renewal; empty if the dossier cannot be proposed.
    private Optional<Boolean> ready(
            LabelHolder holder,
            LabelDossier dossier,
            Map<LabelHolder, List<LabelCase>> byHolder,
            Set<UUID> waits,
            PublishedRules.RulesInForce ruling) {
        var own = byHolder.getOrDefault(holder, List.of()).stream()
                .filter(life -> life.profile().equals(dossier.profile()))
                .toList();
        return holderDesk.possible(own, waits, weigher.of(dossier, ruling), holder, ruling)
                        instanceof HelperLabels.LabelRequestEligibility.LabelRequestAllowed(var again, var _)
                ? Optional.of(again)
                : Optional.empty();
    }
}
