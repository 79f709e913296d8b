package org.tousaidants.label.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.helpers.HelperLabelDossier;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.recognition.CommitteeProposal.ProposalAct;
import org.tousaidants.label.recognition.LabelCase.LabelState;
import org.tousaidants.label.sitevisits.PlaceLabelDossiers;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.versions.PublishedRules;

/// « Propositions » — submits proposals to the committee: to recognise a complete dossier, to renew a label, to
/// suspend it, to end a suspension, or to withdraw it.
@Service
public class CommitteeProposals {
    /// The result of proposing.
    public sealed interface ProposalSubmissionResult {
        record ProposalOpened(UUID life, UUID proposal) implements ProposalSubmissionResult {}

        record LabelCaseNotFound() implements ProposalSubmissionResult {}

        /// Nothing was submitted, because the same proposal is already open.
        ///
        /// @param life id of the case
        record ProposalAlreadyOpen(UUID life) implements ProposalSubmissionResult {}

        /// The proposal is refused, because the dossier or the state of the label does not allow it.
        record ProposalNotPossibleNow() implements ProposalSubmissionResult {}
    }

    private final LabelCaseStore lives;
    private final HelperLabelDossiers dossiers;
    private final PlaceLabelDossiers places;
    private final LabelHolderRequestHandler holderDesk;
    private final CommitteeProposalSubmission agenda;
    private final LabelCommittee committee;
    private final PublishedRules rules;

    CommitteeProposals(
            LabelCaseStore lives,
            HelperLabelDossiers dossiers,
            PlaceLabelDossiers places,
            LabelHolderRequestHandler holderDesk,
            CommitteeProposalSubmission agenda,
            LabelCommittee committee,
            PublishedRules rules) {
        this.lives = lives;
        this.dossiers = dossiers;
        this.places = places;
        this.holderDesk = holderDesk;
        this.agenda = agenda;
        this.committee = committee;
        this.rules = rules;
    }

    /// Proposes to recognise a helper with a complete dossier, or to renew the helper's label. Helpers can also
    /// request this themselves.
    ///
    /// @param by author of the proposal
    /// @param helper id of the helper's file
    @Transactional
    ProposalSubmissionResult propose(SignedInPerson by, UUID helper) {
        var file = by.is(Role.COORDINATOR)
                ? dossiers.find(helper).filter(one -> !one.account().equals(by.id()))
                : Optional.<HelperLabelDossier>empty();
        return file.map(one -> propose(by, new LabelHolder.HelperAsLabelHolder(helper, one.account()), one.dossier()))
                .orElseGet(ProposalSubmissionResult.LabelCaseNotFound::new);
    }

    /// Proposes to recognise a place or to renew its label.
    @Transactional
    public ProposalSubmissionResult propose(SignedInPerson by, PlaceCode code) {
        if (!by.is(Role.COORDINATOR)) return new ProposalSubmissionResult.LabelCaseNotFound();
        return places.find(code)
                .filter(one -> one.place().inLists())
                .map(one -> propose(
                        by, new LabelHolder.PlaceAsLabelHolder(one.place().id()), one.dossier()))
                .orElseGet(ProposalSubmissionResult.LabelCaseNotFound::new);
    }

    private ProposalSubmissionResult propose(SignedInPerson by, LabelHolder holder, LabelDossier dossier) {
        var ruling = rules.now();
        if (holderDesk.possible(holder, dossier, ruling)
                instanceof HelperLabels.LabelRequestEligibility.LabelRequestAlreadyOpen)
            return new ProposalSubmissionResult.ProposalAlreadyOpen(
                    holderDesk.begun(holder, dossier.profile(), "fr", ruling).id());
        if (!(holderDesk.possible(holder, dossier, ruling)
                instanceof HelperLabels.LabelRequestEligibility.LabelRequestAllowed))
            return new ProposalSubmissionResult.ProposalNotPossibleNow();
        var life = holderDesk.begun(holder, dossier.profile(), "fr", ruling);
        if (!(holderDesk.possible(holder, dossier, ruling)
                instanceof HelperLabels.LabelRequestEligibility.LabelRequestAllowed(var again, var _)))
            return new ProposalSubmissionResult.ProposalNotPossibleNow();
        return put(by, life, again ? ProposalAct.RENEW : ProposalAct.RECOGNISE, "", ruling);
    }

    /// Proposes to suspend a label, to end its suspension, or to withdraw it.
    ///
    /// @param life id of the case
    /// @param act kind of proposal
    /// @param words reason
    @Transactional
    ProposalSubmissionResult propose(SignedInPerson by, UUID life, ProposalAct act, String words) {
        var found = committee.mayRead(by)
                ? lives.lock(life).filter(one -> !one.holder().is(by.id()))
                : Optional.<LabelCase>empty();
        if (found.isEmpty()) return new ProposalSubmissionResult.LabelCaseNotFound();
        var ruling = rules.now();
        var state = found.get().state(ruling.today(), ruling.protocol());
        return acts(state).contains(act)
                ? put(by, found.get(), act, words, ruling)
                : new ProposalSubmissionResult.ProposalNotPossibleNow();
    }

    /// Returns the kinds of proposal that committee members and coordinators may make for a label in this state.
    /// Kinds that only the holder may request are not included.
    static List<ProposalAct> acts(LabelState state) {
        return Stream.of(ProposalAct.SUSPEND, ProposalAct.LIFT, ProposalAct.WITHDRAW)
                .filter(state::allows)
                .toList();
    }

    /// Submits a proposal if the state of the label allows it.
    ///
    /// @param life the case, already locked
    /// @param act kind of proposal
    /// @param words reason
    private ProposalSubmissionResult put(
            SignedInPerson by, LabelCase life, ProposalAct act, String words, PublishedRules.RulesInForce ruling) {
        return agenda.propose(life, act, Optional.of(by.id()), words, ruling)
                .<ProposalSubmissionResult>map(id -> new ProposalSubmissionResult.ProposalOpened(life.id(), id))
                .orElseGet(() -> new ProposalSubmissionResult.ProposalAlreadyOpen(life.id()));
    }
}
