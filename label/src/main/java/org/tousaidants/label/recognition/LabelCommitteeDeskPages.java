package org.tousaidants.label.recognition;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.observations.LabelCaseNote;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RestrictedMenuEntry;
import org.tousaidants.platform.web.View;

/// Pages of the committee: open proposals with their verdicts, and each label with its history. A helper who is
/// not a member gets « not found ».
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class LabelCommitteeDeskPages {
    private static final int WORDS_MAX = 1_000;

    /// @param words of people helped with a seat in the committee, read first
    record LabelListView(
            CommitteeCaseLists.CommitteeDeskView desk, boolean coordinator, String said, List<String> words) {
        /// Returns the address of one of the committee's lists, without the number of its part. The other
        /// lists remain at their shown parts.
        ///
        /// @param list name of the list
        String address(String list) {
            var pages = new StringBuilder("/bureau/label?");
            if (!list.equals("attente"))
                pages.append("attente=")
                        .append(desk.waiting().paging().current())
                        .append('&');
            if (!list.equals("prets"))
                pages.append("prets=").append(desk.ready().paging().current()).append('&');
            if (!list.equals("labels"))
                pages.append("labels=").append(desk.lives().paging().current()).append('&');
            return pages.append(list).append('=').toString();
        }
    }

    /// One open proposal as this reader may see it.
    ///
    /// @param maySign whether this reader must still vote
    /// @param signed whether this reader has voted, so that the other votes are shown
    /// @param stuck reason why it cannot be decided, if any
    /// @param leftForAppeal number of members who could still vote on an appeal
    record ProposalToSignView(
            CommitteeProposal proposal,
            boolean maySign,
            boolean signed,
            Optional<BlockedCommitteeProposals.ProposalBlockReason> stuck,
            int leftForAppeal) {
        /// Returns whether too few members could vote on an appeal against this proposal's decision. For a
        /// proposal that is itself an appeal the result is false, because its decision cannot be appealed.
        ///
        /// @param signatures number of votes that the rules require
        boolean lacksJudges(int signatures) {
            return proposal.act() != CommitteeProposal.ProposalAct.APPEAL && leftForAppeal < signatures;
        }
    }

    /// « Message » — the message that a page shows after a request.
    ///
    /// @param said message key of the result; may be empty
    /// @param trouble message key of the obstacle; may be empty
    /// @param holes values for the placeholders of that message
    record CommitteeActMessage(String said, String trouble, List<Object> holes, String kept) {}

    /// The page of one label for the committee.
    ///
    /// @param mayStay whether the reader may suspend the label in an emergency
    record LabelCaseDeskView(
            LabelCaseView told,
            List<ProposalToSignView> open,
            boolean member,
            boolean coordinator,
            boolean mayStay,
            List<CommitteeProposal.ProposalAct> acts,
            Form form,
            CommitteeActMessage notice,
            Optional<PlaceLabelAccess.PlaceContactCount> place,
            List<LabelCaseNote> notes) {
        List<LabelRequirementRow> lines(Page page) {
            return LabelRequirementRow.of(told.weighed(), page);
        }

        List<FormChoice> answers(CommitteeProposal proposal, Page page) {
            var act = proposal.act().key();
            return List.of(
                    FormChoice.of("yes", page.t("labels.vote.yes." + act)),
                    FormChoice.of("no", page.t("labels.vote.no." + act)));
        }

        List<FormChoice> proposable(Page page) {
            return acts.stream()
                    .map(act -> FormChoice.of(act.key(), page.t("labels.propose." + act.key()))
                            .hint(page.t("labels.propose." + act.key() + ".hint")))
                    .toList();
        }
    }

    private final CommitteeCaseLists desk;
    private final LabelHistoryReader deskReader;
    private final CommitteeProposals proposals;
    private final BlockedCommitteeProposals stuck;
    private final CommitteeDecisions decisions;
    private final EmergencyLabelSuspensions emergencySuspensions;
    private final PlaceLabelDesk places;
    private final LabelCommittee committee;

    LabelCommitteeDeskPages(
            CommitteeCaseLists desk,
            LabelHistoryReader deskReader,
            CommitteeProposals proposals,
            BlockedCommitteeProposals stuck,
            CommitteeDecisions decisions,
            EmergencyLabelSuspensions emergencySuspensions,
            PlaceLabelDesk places,
            LabelCommittee committee) {
        this.desk = desk;
        this.deskReader = deskReader;
        this.proposals = proposals;
        this.stuck = stuck;
        this.decisions = decisions;
        this.emergencySuspensions = emergencySuspensions;
        this.places = places;
        this.committee = committee;
    }

    @GetMapping("/bureau/label")
    View desk(
            SignedInPerson actor,
            @RequestParam(defaultValue = "1") int attente,
            @RequestParam(defaultValue = "1") int prets,
            @RequestParam(defaultValue = "1") int labels) {
        return desk(actor, new CommitteeCaseLists.ListPageNumbers(attente, prets, labels), "", 200);
    }

    /// Proposes to recognise a complete dossier or to renew its label.
    @PostMapping("/bureau/label")
    View propose(SignedInPerson actor, Form form) {
        var helper = form.text("aidant").as(FormValueParser::uuid, "web.error.choice");
        var place = form.text("lieu").as(PlaceCode::endOf, "web.error.choice");
        var proposed = helper.map(one -> proposals.propose(actor, one))
                .or(() -> place.map(one -> proposals.propose(actor, one)));
        return switch (proposed.orElseThrow(NotFoundException::new)) {
            case CommitteeProposals.ProposalSubmissionResult.ProposalOpened(var life, var _) ->
                View.redirect("/bureau/label/" + life + "?fait=proposition");
            case CommitteeProposals.ProposalSubmissionResult.ProposalAlreadyOpen(var life) ->
                View.redirect("/bureau/label/" + life + "?fait=attend");
            case CommitteeProposals.ProposalSubmissionResult.ProposalNotPossibleNow() ->
                desk(actor, new CommitteeCaseLists.ListPageNumbers(1, 1, 1), "labels.said.not_ready", 409);
            case CommitteeProposals.ProposalSubmissionResult.LabelCaseNotFound() -> throw new NotFoundException();
        };
    }

    /// Redirects from the page of a place to the case of the place's label. If there is no case, redirects to
    /// the requirements that the place does not fulfil yet.
    ///
    /// @param code code of the place
    @GetMapping("/bureau/label/lieux/{code}")
    View ofPlace(SignedInPerson actor, @PathVariable String code) {
        if (!committee.mayRead(actor)) throw new NotFoundException();
        var place = PlaceCode.endOf(code).orElseThrow(NotFoundException::new);
        return places.life(place)
                .map(life -> View.redirect("/bureau/label/" + life))
                .orElseGet(() -> View.redirect("/bureau/lieux/" + place + "/label"));
    }

    @PostMapping("/bureau/label/lieux/{code}/lien")
    @AllowedRoles(Role.COORDINATOR)
    View send(SignedInPerson actor, @PathVariable String code) {
        var place = PlaceCode.endOf(code).orElseThrow(NotFoundException::new);
        return switch (places.send(actor, place)) {
            case PlaceLabelDesk.LabelLinkSendingResult.LabelLinkSent(var life, var readers) ->
                View.redirect("/bureau/label/" + life + "?fait=" + (readers == 0 ? "personne" : "lien"));
        };
    }

    @GetMapping("/bureau/label/{life}")
    View open(SignedInPerson actor, @PathVariable UUID life, @RequestParam(defaultValue = "") String fait) {
        return opened(
                actor,
                life,
                Form.empty(),
                switch (fait) {
                    case "signature" -> "labels.said.signed";
                    case "granted" -> "labels.said.granted";
                    case "refused" -> "labels.said.refused";
                    case "proposition" -> "labels.said.proposed";
                    case "attend" -> "labels.said.waits";
                    case "abandon" -> "labels.said.dropped_stuck";
                    case "urgence" -> "labels.said.stayed";
                    case "reponse" -> "labels.said.elsewhere";
                    case "lien" -> "labels.said.link";
                    case "personne" -> "labels.said.link.nobody";
                    default -> "";
                },
                "",
                List.of(),
                "");
    }

    @PostMapping("/bureau/label/{life}/propositions")
    View propose(SignedInPerson actor, @PathVariable UUID life, Form form) {
        form.text("act").required("labels.propose.missing");
        var act = form.one("act", CommitteeProposal.ProposalAct.class);
        var words = form.text("mots").required("labels.propose.words.missing").max(WORDS_MAX);
        if (form.hasErrors() || act.isEmpty()) return troubled(actor, life, form, "", 422);
        return switch (proposals.propose(actor, life, act.get(), words.get())) {
            case CommitteeProposals.ProposalSubmissionResult.ProposalOpened(var id, var _) ->
                View.redirect("/bureau/label/" + id + "?fait=proposition");
            case CommitteeProposals.ProposalSubmissionResult.ProposalAlreadyOpen(var id) ->
                View.redirect("/bureau/label/" + id + "?fait=attend");
            case CommitteeProposals.ProposalSubmissionResult.ProposalNotPossibleNow() ->
                troubled(actor, life, form, "labels.trouble.not_now", 409);
            case CommitteeProposals.ProposalSubmissionResult.LabelCaseNotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping("/bureau/label/{life}/propositions/{proposal}/voix")
    View sign(SignedInPerson actor, @PathVariable UUID life, @PathVariable UUID proposal, Form form) {
        var parsed = CommitteeVoteForm.parse(form, proposal);
        if (parsed.isEmpty()) return troubled(actor, life, form, "", 422);
        var vote = parsed.get();
        return switch (decisions.sign(actor, proposal, vote.shown(), vote.favourable(), vote.reason())) {
            case CommitteeDecisions.CommitteeVoteResult.VoteRecorded(var decided) ->
                View.redirect("/bureau/label/" + life + "?fait=" + decided.orElse("signature"));
            case CommitteeDecisions.CommitteeVoteResult.VotedProposalNotFound() -> throw new NotFoundException();
            case CommitteeDecisions.CommitteeVoteResult.VoteOnOwnFileRefused() -> throw new NotFoundException();
            case CommitteeDecisions.CommitteeVoteResult.VoterResponsibleForPlace() ->
                troubled(actor, life, form, "labels.trouble.too_near", 403);
            case CommitteeDecisions.CommitteeVoteResult.VoterNotAMember() ->
                troubled(actor, life, form, "labels.trouble.not_a_member", 403);
            case CommitteeDecisions.CommitteeVoteResult.VoterOfAppealedDecision() ->
                troubled(actor, life, form, "labels.trouble.had_a_part", 403);
            case CommitteeDecisions.CommitteeVoteResult.AppealJudgedElsewhere() ->
                troubled(actor, life, form, "labels.trouble.elsewhere", 409);
            case CommitteeDecisions.CommitteeVoteResult.MemberAlreadyVoted() ->
                troubled(actor, life, form, "labels.trouble.signed_before", 409);
            case CommitteeDecisions.CommitteeVoteResult.VotedProposalAlreadyDecided(var outcome) ->
                opened(actor, life, form, "", "labels.trouble.decided." + outcome, List.of(), vote.reason())
                        .status(409);
            case CommitteeDecisions.CommitteeVoteResult.RulesChangedSinceRead(var version) ->
                opened(actor, life, form, "", "labels.trouble.rules", List.of(version), "")
                        .status(409);
            case CommitteeDecisions.CommitteeVoteResult.DossierChangedSinceRead() ->
                opened(actor, life, form, "", "labels.trouble.dossier", List.of(), "")
                        .status(409);
            case CommitteeDecisions.CommitteeVoteResult.ProposalCannotBeGranted(var why) ->
                troubled(actor, life, form, "labels.trouble." + why, 409);
        };
    }

    /// Records the answer of the committee or mediator to whom an appeal went.
    ///
    /// @param life id of the case
    /// @param proposal id of the appeal
    @PostMapping("/bureau/label/{life}/propositions/{proposal}/reponse")
    @AllowedRoles(Role.COORDINATOR)
    View answer(SignedInPerson actor, @PathVariable UUID life, @PathVariable UUID proposal, Form form) {
        var answer = form.text("reponse-" + proposal)
                .required("labels.elsewhere.answer.missing")
                .get();
        var reason = form.text("motif-" + proposal)
                .required("labels.elsewhere.reason.missing")
                .max(WORDS_MAX);
        if (form.hasErrors()) return troubled(actor, life, form, "", 422);
        return switch (decisions.answerFromElsewhere(actor, proposal, answer.equals("yes"), reason.get())) {
            case CommitteeDecisions.ElsewhereAnswerResult.ElsewhereAnswerRecorded() ->
                View.redirect("/bureau/label/" + life + "?fait=reponse");
            case CommitteeDecisions.ElsewhereAnswerResult.ReferredAppealNotFound() -> throw new NotFoundException();
            case CommitteeDecisions.ElsewhereAnswerResult.ElsewhereAnswerNotApplicable(var why) ->
                troubled(actor, life, form, "labels.trouble." + why, 409);
        };
    }

    /// Suspends a label in an emergency, for some days.
    ///
    /// @param life id of the case
    @PostMapping("/bureau/label/{life}/urgence")
    View stay(SignedInPerson actor, @PathVariable UUID life, Form form) {
        var reason = form.text("urgence").required("labels.stay.reason.missing").max(WORDS_MAX);
        if (form.hasErrors()) return troubled(actor, life, form, "", 422);
        return switch (emergencySuspensions.stay(actor, life, reason.get())) {
            case EmergencyLabelSuspensions.EmergencySuspensionResult.EmergencySuspended(var _) ->
                View.redirect("/bureau/label/" + life + "?fait=urgence");
            case EmergencyLabelSuspensions.EmergencySuspensionResult.LabelToSuspendNotFound() ->
                throw new NotFoundException();
            case EmergencyLabelSuspensions.EmergencySuspensionResult.SuspenderResponsibleForPlace() ->
                troubled(actor, life, form, "labels.trouble.too_near", 403);
            case EmergencyLabelSuspensions.EmergencySuspensionResult.AlreadyEmergencySuspended() ->
                troubled(actor, life, form, "labels.trouble.stayed_before", 409);
            case EmergencyLabelSuspensions.EmergencySuspensionResult.EmergencySuspensionRefused(var why) ->
                troubled(actor, life, form, "labels.trouble." + why, 409);
        };
    }

    /// Withdraws a proposal that the committee cannot decide.
    ///
    /// @param life id of the case
    /// @param proposal id of the proposal
    @PostMapping("/bureau/label/{life}/propositions/{proposal}/abandon")
    @AllowedRoles(Role.COORDINATOR)
    View drop(SignedInPerson actor, @PathVariable UUID life, @PathVariable UUID proposal, Form form) {
        var reason = form.text("abandon-" + proposal)
                .required("labels.drop.reason.missing")
                .max(WORDS_MAX);
        if (form.hasErrors()) return troubled(actor, life, form, "", 422);
        return switch (stuck.drop(actor, proposal, reason.get())) {
            case BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalWithdrawn() ->
                View.redirect("/bureau/label/" + life + "?fait=abandon");
            case BlockedCommitteeProposals.ProposalWithdrawalResult.BlockedProposalNotFound() ->
                throw new NotFoundException();
            case BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalNotBlocked() ->
                troubled(actor, life, form, "labels.trouble.not_stuck", 409);
            case BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalAlreadyDecided() ->
                troubled(actor, life, form, "labels.trouble.not_now", 409);
            case BlockedCommitteeProposals.ProposalWithdrawalResult.ProposalWithdrawalRefused(var why) ->
                troubled(actor, life, form, "labels.trouble." + why, 409);
        };
    }

    private View desk(SignedInPerson actor, CommitteeCaseLists.ListPageNumbers pages, String said, int status) {
        var shown = desk.desk(actor, pages).orElseThrow(NotFoundException::new);
        return View.of(
                        "label/recognition/desk",
                        new LabelListView(shown, actor.is(Role.COORDINATOR), said, committee.words()))
                .status(status);
    }

    private View troubled(SignedInPerson actor, UUID life, Form form, String trouble, int status) {
        return opened(actor, life, form, "", trouble, List.of(), "").status(status);
    }

    private View opened(
            SignedInPerson actor, UUID life, Form form, String said, String trouble, List<Object> holes, String kept) {
        var view = deskReader.open(actor, life).orElseThrow(NotFoundException::new);
        var open = view.open().stream()
                .map(one -> new ProposalToSignView(
                        one,
                        deskReader.maySign(actor, view, one),
                        one.signedBy(actor.id()),
                        stuck.stuck(view, one),
                        deskReader.leftForAppeal(view, one)))
                .toList();
        var mayStay = view.life().allows(CommitteeProposal.ProposalAct.STAY, view.state());
        return View.of(
                "label/recognition/life",
                new LabelCaseDeskView(
                        view,
                        open,
                        committee.has(actor),
                        actor.is(Role.COORDINATOR),
                        mayStay,
                        acts(view).stream()
                                .filter(act -> view.open().stream().noneMatch(one -> one.act() == act))
                                .toList(),
                        form,
                        new CommitteeActMessage(said, trouble, holes, kept),
                        places.reach(view.life()),
                        deskReader.notes(view.life())));
    }

    private static List<CommitteeProposal.ProposalAct> acts(LabelCaseView told) {
        return CommitteeProposals.acts(told.state());
    }

    @Bean
    static JournalSubjectNames labelsInJournal() {
        return JournalSubjectNames.shownAt("label", id -> "/bureau/label/" + id);
    }

    /// Returns tasks for the proposals on which the person may vote.
    @Bean
    static TaskSource voteTasks(LabelHistoryReader deskReader, Clock clock) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR, Role.HELPER),
                actor -> deskReader.due(actor).stream()
                        .map(due -> Task.of(
                                        TaskKind.LABEL,
                                        "labels.task." + due.proposal().act().key(),
                                        TaskActionLabel.DECIDE,
                                        "/bureau/label/" + due.proposal().life(),
                                        Stream.concat(Stream.of(due.name()), due.proposal().dueOn().stream())
                                                .toArray())
                                .about(due.proposal().id())
                                .since(due.proposal().openedAt())
                                .urgent(due.proposal().isLate(ParisTime.today(clock)))));
    }

    @Bean
    static RestrictedMenuEntry committeeGate(LabelCommittee committee) {
        return new RestrictedMenuEntry(Set.of("/bureau/label", "/bureau/visiteurs"), committee::mayRead);
    }
}
