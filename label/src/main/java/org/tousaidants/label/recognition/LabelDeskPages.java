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
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.label.observations.CaseNote;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.MenuEntryFilter;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages of the committee: open proposals with their verdicts, and each label with its history. A helper who is
/// not a member gets « not found ».
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class LabelDeskPages {
    private static final int WORDS_MAX = 1_000;

    /// @param words of people helped with a seat in the committee, read first
    record LabelListView(CommitteeDesk.DeskContent desk, boolean coordinator, String said, List<String> words) {
        /// The address of a list, in which the other lists keep their page.
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
    /// @param maySign whether it waits for this reader
    /// @param signed whether this reader signed: then the other signatures are shown
    /// @param stuck the reason why it cannot be decided
    /// @param leftForAppeal the members who remain for an appeal
    record ProposalToSignView(
            CommitteeProposal proposal,
            boolean maySign,
            boolean signed,
            Optional<BlockedProposals.BlockReason> stuck,
            int leftForAppeal) {
        /// An appeal cannot be appealed here.
        boolean lacksJudges(int signatures) {
            return proposal.act() != CommitteeProposal.Act.APPEAL && leftForAppeal < signatures;
        }
    }

    /// « Message » — the message after an act.
    ///
    /// @param said message key of the act, or empty
    /// @param trouble message key of the obstacle, or empty
    /// @param holes parameters of that message
    record Notice(String said, String trouble, List<Object> holes, String kept) {}

    /// @param mayStay whether the reader may suspend the label in an emergency
    record LabelDetailDeskView(
            LabelCaseView told,
            List<ProposalToSignView> open,
            boolean member,
            boolean coordinator,
            boolean mayStay,
            List<CommitteeProposal.Act> acts,
            Form form,
            Notice notice,
            Optional<PlaceLabelAccess.PlaceContactCount> place,
            List<CaseNote> notes) {
        List<RequirementRow> lines(Page page) {
            return RequirementRow.of(told.weighed(), page);
        }

        List<Choice> answers(CommitteeProposal proposal, Page page) {
            var act = proposal.act().key();
            return List.of(
                    Choice.of("yes", page.t("labels.vote.yes." + act)),
                    Choice.of("no", page.t("labels.vote.no." + act)));
        }

        List<Choice> proposable(Page page) {
            return acts.stream()
                    .map(act -> Choice.of(act.key(), page.t("labels.propose." + act.key()))
                            .hint(page.t("labels.propose." + act.key() + ".hint")))
                    .toList();
        }
    }

    private final CommitteeDesk desk;
    private final LabelHistoryReader deskReader;
    private final CommitteeProposals proposals;
    private final BlockedProposals stuck;
    private final CommitteeDecisions decisions;
    private final EmergencySuspensions emergencySuspensions;
    private final PlaceLabelDesk places;
    private final Committee committee;

    LabelDeskPages(
            CommitteeDesk desk,
            LabelHistoryReader deskReader,
            CommitteeProposals proposals,
            BlockedProposals stuck,
            CommitteeDecisions decisions,
            EmergencySuspensions emergencySuspensions,
            PlaceLabelDesk places,
            Committee committee) {
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
            Actor actor,
            @RequestParam(defaultValue = "1") int attente,
            @RequestParam(defaultValue = "1") int prets,
            @RequestParam(defaultValue = "1") int labels) {
        return desk(actor, new CommitteeDesk.Pages(attente, prets, labels), "", 200);
    }

    /// Proposes to recognise a complete dossier or to renew its label.
    @PostMapping("/bureau/label")
    View propose(Actor actor, Form form) {
        var helper = form.text("aidant").as(ValueParser::uuid, "web.error.choice");
        var place = form.text("lieu").as(PlaceCode::endOf, "web.error.choice");
        var proposed = helper.map(one -> proposals.propose(actor, one))
                .or(() -> place.map(one -> proposals.propose(actor, one)));
        return switch (proposed.orElseThrow(NotFound::new)) {
            case CommitteeProposals.Proposing.Proposed(var life, var _) ->
                View.redirect("/bureau/label/" + life + "?fait=proposition");
            case CommitteeProposals.Proposing.Waits(var life) ->
                View.redirect("/bureau/label/" + life + "?fait=attend");
            case CommitteeProposals.Proposing.NotNow() ->
                desk(actor, new CommitteeDesk.Pages(1, 1, 1), "labels.said.not_ready", 409);
            case CommitteeProposals.Proposing.NotFound() -> throw new NotFound();
        };
    }

    /// Redirects from the sheet of a place to the case of its label, or else to its missing requirements.
    @GetMapping("/bureau/label/lieux/{code}")
    View ofPlace(Actor actor, @PathVariable String code) {
        if (!committee.mayRead(actor)) throw new NotFound();
        var place = PlaceCode.endOf(code).orElseThrow(NotFound::new);
        return places.life(place)
                .map(life -> View.redirect("/bureau/label/" + life))
                .orElseGet(() -> View.redirect("/bureau/lieux/" + place + "/label"));
    }

    @PostMapping("/bureau/label/lieux/{code}/lien")
    @AllowedRoles(Role.COORDINATOR)
    View send(Actor actor, @PathVariable String code) {
        var place = PlaceCode.endOf(code).orElseThrow(NotFound::new);
        return switch (places.send(actor, place)) {
            case PlaceLabelDesk.Sending.Sent(var life, var readers) ->
                View.redirect("/bureau/label/" + life + "?fait=" + (readers == 0 ? "personne" : "lien"));
        };
    }

    @GetMapping("/bureau/label/{life}")
    View open(Actor actor, @PathVariable UUID life, @RequestParam(defaultValue = "") String fait) {
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
                    case "lien" -> "labels.said.link";
                    case "personne" -> "labels.said.link.nobody";
                    default -> "";
                },
                "",
                List.of(),
                "");
    }

    @PostMapping("/bureau/label/{life}/propositions")
    View propose(Actor actor, @PathVariable UUID life, Form form) {
        form.text("act").required("labels.propose.missing");
        var act = form.one("act", CommitteeProposal.Act.class);
        var words = form.text("mots").required("labels.propose.words.missing").max(WORDS_MAX);
        if (form.hasErrors() || act.isEmpty()) return troubled(actor, life, form, "", 422);
        return switch (proposals.propose(actor, life, act.get(), words.get())) {
            case CommitteeProposals.Proposing.Proposed(var id, var _) ->
                View.redirect("/bureau/label/" + id + "?fait=proposition");
            case CommitteeProposals.Proposing.Waits(var id) -> View.redirect("/bureau/label/" + id + "?fait=attend");
            case CommitteeProposals.Proposing.NotNow() -> troubled(actor, life, form, "labels.trouble.not_now", 409);
            case CommitteeProposals.Proposing.NotFound() -> throw new NotFound();
        };
    }

    @PostMapping("/bureau/label/{life}/propositions/{proposal}/voix")
    View sign(Actor actor, @PathVariable UUID life, @PathVariable UUID proposal, Form form) {
        var parsed = VoteForm.parse(form, proposal);
        if (parsed.isEmpty()) return troubled(actor, life, form, "", 422);
        var vote = parsed.get();
        return switch (decisions.sign(actor, proposal, vote.shown(), vote.favourable(), vote.reason())) {
            case CommitteeDecisions.Signing.Signed(var decided) ->
                View.redirect("/bureau/label/" + life + "?fait=" + decided.orElse("signature"));
            case CommitteeDecisions.Signing.NotFound() -> throw new NotFound();
            case CommitteeDecisions.Signing.OwnFile() -> throw new NotFound();
            case CommitteeDecisions.Signing.TooNear() -> troubled(actor, life, form, "labels.trouble.too_near", 403);
            case CommitteeDecisions.Signing.NotAMember() ->
                troubled(actor, life, form, "labels.trouble.not_a_member", 403);
            case CommitteeDecisions.Signing.TookPartInAppealedDecision() ->
                troubled(actor, life, form, "labels.trouble.had_a_part", 403);
            case CommitteeDecisions.Signing.AlreadySigned() ->
                troubled(actor, life, form, "labels.trouble.signed_before", 409);
            case CommitteeDecisions.Signing.DecidedAlready(var outcome) ->
                opened(actor, life, form, "", "labels.trouble.decided." + outcome, List.of(), vote.reason())
                        .status(409);
            case CommitteeDecisions.Signing.RulesChanged(var version) ->
                opened(actor, life, form, "", "labels.trouble.rules", List.of(version), "")
                        .status(409);
            case CommitteeDecisions.Signing.DossierChanged() ->
                opened(actor, life, form, "", "labels.trouble.dossier", List.of(), "")
                        .status(409);
            case CommitteeDecisions.Signing.CannotBe(var why) ->
                troubled(actor, life, form, "labels.trouble." + why, 409);
        };
    }

    /// Suspends a label in an emergency, for some days.
    @PostMapping("/bureau/label/{life}/urgence")
    View stay(Actor actor, @PathVariable UUID life, Form form) {
        var reason = form.text("urgence").required("labels.stay.reason.missing").max(WORDS_MAX);
        if (form.hasErrors()) return troubled(actor, life, form, "", 422);
        return switch (emergencySuspensions.stay(actor, life, reason.get())) {
            case EmergencySuspensions.EmergencySuspensionResult.EmergencySuspended(var _) ->
                View.redirect("/bureau/label/" + life + "?fait=urgence");
            case EmergencySuspensions.EmergencySuspensionResult.NotFound() -> throw new NotFound();
            case EmergencySuspensions.EmergencySuspensionResult.TooNear() ->
                troubled(actor, life, form, "labels.trouble.too_near", 403);
            case EmergencySuspensions.EmergencySuspensionResult.AlreadyEmergencySuspended() ->
                troubled(actor, life, form, "labels.trouble.stayed_before", 409);
            case EmergencySuspensions.EmergencySuspensionResult.CannotBe(var why) ->
                troubled(actor, life, form, "labels.trouble." + why, 409);
        };
    }

    /// Withdraws a proposal that cannot be decided.
    @PostMapping("/bureau/label/{life}/propositions/{proposal}/abandon")
    @AllowedRoles(Role.COORDINATOR)
    View drop(Actor actor, @PathVariable UUID life, @PathVariable UUID proposal, Form form) {
        var reason = form.text("abandon-" + proposal)
                .required("labels.drop.reason.missing")
                .max(WORDS_MAX);
        if (form.hasErrors()) return troubled(actor, life, form, "", 422);
        return switch (stuck.drop(actor, proposal, reason.get())) {
            case BlockedProposals.Dropping.ProposalDropped() ->
                View.redirect("/bureau/label/" + life + "?fait=abandon");
            case BlockedProposals.Dropping.NotFound() -> throw new NotFound();
            case BlockedProposals.Dropping.ProposalNotBlocked() ->
                troubled(actor, life, form, "labels.trouble.not_stuck", 409);
            case BlockedProposals.Dropping.DecidedAlready() ->
                troubled(actor, life, form, "labels.trouble.not_now", 409);
            case BlockedProposals.Dropping.CannotBe(var why) ->
                troubled(actor, life, form, "labels.trouble." + why, 409);
        };
    }

    private View desk(Actor actor, CommitteeDesk.Pages pages, String said, int status) {
        var shown = desk.desk(actor, pages).orElseThrow(NotFound::new);
        return View.of(
                        "label/recognition/desk",
                        new LabelListView(shown, actor.is(Role.COORDINATOR), said, committee.words()))
                .status(status);
    }

    private View troubled(Actor actor, UUID life, Form form, String trouble, int status) {
        return opened(actor, life, form, "", trouble, List.of(), "").status(status);
    }

    private View opened(
            Actor actor, UUID life, Form form, String said, String trouble, List<Object> holes, String kept) {
        var view = deskReader.open(actor, life).orElseThrow(NotFound::new);
        var open = view.open().stream()
                .map(one -> new ProposalToSignView(
                        one,
                        deskReader.maySign(actor, view, one),
                        one.signedBy(actor.id()),
                        stuck.stuck(view, one),
                        deskReader.leftForAppeal(view, one)))
                .toList();
        var mayStay = view.life().allows(CommitteeProposal.Act.STAY, view.state());
        return View.of(
                "label/recognition/life",
                new LabelDetailDeskView(
                        view,
                        open,
                        committee.has(actor),
                        actor.is(Role.COORDINATOR),
                        mayStay,
                        acts(view).stream()
                                .filter(act -> view.open().stream().noneMatch(one -> one.act() == act))
                                .toList(),
                        form,
                        new Notice(said, trouble, holes, kept),
                        places.reach(view.life()),
                        deskReader.notes(view.life())));
    }

    private static List<CommitteeProposal.Act> acts(LabelCaseView told) {
        return CommitteeProposals.acts(told.state());
    }

    @Bean
    static JournalSubjectNames labelsInJournal() {
        return JournalSubjectNames.shownAt("label", id -> "/bureau/label/" + id);
    }

    /// Votes that the person may give.
    @Bean
    static TaskSource voteTasks(LabelHistoryReader deskReader, Clock clock) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR, Role.HELPER),
                actor -> deskReader.due(actor).stream()
                        .map(due -> Task.of(
                                        Kind.LABEL,
                                        "labels.task." + due.proposal().act().key(),
                                        Verb.DECIDE,
                                        "/bureau/label/" + due.proposal().life(),
                                        Stream.concat(Stream.of(due.name()), due.proposal().dueOn().stream())
                                                .toArray())
                                .about(due.proposal().id())
                                .since(due.proposal().openedAt())
                                .urgent(due.proposal().isLate(ParisTime.today(clock)))));
    }

    @Bean
    static MenuEntryFilter committeeGate(Committee committee) {
        return new MenuEntryFilter(Set.of("/bureau/label", "/bureau/visiteurs"), committee::mayRead);
    }
}
