package org.tousaidants.governance.workshops;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.governance.ruleproposals.RulesDrafts;
import org.tousaidants.governance.workshops.RulesWorkshops.WorkshopBoard;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.forks.WorkshopRulesDraft;
import org.tousaidants.rules.protocol.ProtocolMistake;

/// Serves the files of a workshop: paper slips before, minutes and a draft of the protocol afterwards.
@Controller
@AllowedRoles(Role.COORDINATOR)
class WorkshopFilePages {
    private static final String HERE = "/bureau/ateliers/{id}";

    /// The paper slips: the questions by profile.
    record PrintedAnswerSlipsView(RulesWorkshop workshop, Map<String, List<WorkshopQuestion>> profiles) {}

    record WorkshopMinutesView(
            WorkshopBoard board, List<WorkshopQuestionOutcome> inOrder, WorkshopRulesDraft.DraftWritingResult draft) {}

    /// The page of the draft.
    ///
    /// @param form form that contains the id of the draft to create
    record WorkshopDraftView(RulesWorkshop workshop, WorkshopRulesDraft draft, Form form) {}

    record FailedRulesDraftView(RulesWorkshop workshop, List<ProtocolMistake> mistakes) {}

    private final RulesWorkshops workshops;
    private final WorkshopDraftWriter draftWriter;
    private final RulesDrafts drafts;

    WorkshopFilePages(RulesWorkshops workshops, WorkshopDraftWriter draftWriter, RulesDrafts drafts) {
        this.workshops = workshops;
        this.draftWriter = draftWriter;
        this.drafts = drafts;
    }

    @GetMapping(HERE + "/bulletins.pdf")
    ResponseEntity<byte[]> slips(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var board = workshops.read(actor, id).orElseThrow(NotFoundException::new);
        var profiles = new LinkedHashMap<String, List<WorkshopQuestion>>();
        for (var outcome : inOrder(board))
            profiles.computeIfAbsent(outcome.question().profileName(), _ -> new ArrayList<>())
                    .add(outcome.question());
        var slips = View.of("governance/workshops/slipsPaper", new PrintedAnswerSlipsView(board.workshop(), profiles));
        return pdf(PdfWriter.pdf(slips.text(page)), "bulletins", board.workshop());
    }

    private static List<WorkshopQuestionOutcome> inOrder(WorkshopBoard board) {
        return board.outcomes().stream()
                .sorted(Comparator.comparingInt(outcome -> outcome.question().n()))
                .toList();
    }

    @GetMapping(HERE + "/proces-verbal.pdf")
    ResponseEntity<byte[]> minutes(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var board = closed(actor, id);
        var minutes = new WorkshopMinutesView(board, inOrder(board), draftWriter.of(actor, board));
        return pdf(
                PdfWriter.pdf(
                        View.of("governance/workshops/minutesPaper", minutes).text(page)),
                "proces-verbal",
                board.workshop());
    }

    @GetMapping(HERE + "/brouillon")
    View draft(SignedInPerson actor, @PathVariable UUID id) {
        var board = closed(actor, id);
        return switch (draftWriter.of(actor, board)) {
            case WorkshopRulesDraft.DraftWritten(var draft) ->
                View.of(
                        "governance/workshops/draft",
                        new WorkshopDraftView(
                                board.workshop(),
                                draft,
                                Form.filled(
                                        Map.of("id", List.of(UUID.randomUUID().toString())))));
            case WorkshopRulesDraft.DraftNotWritten(var mistakes) -> undrafted(board, mistakes);
        };
    }

    /// Creates a draft of rules from the result of a workshop. The draft is then compared with the current
    /// rules, corrected and decided.
    ///
    /// @param id id of the workshop
    @PostMapping(HERE + "/projets")
    View open(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var board = closed(actor, id);
        var draft = FormValueParser.uuid(form.value("id"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return switch (draftWriter.of(actor, board)) {
            case WorkshopRulesDraft.DraftNotWritten(var mistakes) -> undrafted(board, mistakes);
            case WorkshopRulesDraft.DraftWritten(var written) ->
                switch (drafts.keep(actor, draft, WorkshopDraftWriter.from(board), written.folder())) {
                    case RulesDrafts.DraftImportResult.DraftUploaded(var kept) ->
                        View.redirect("/bureau/protocole/projets/" + kept);
                    case RulesDrafts.DraftImportResult.InvalidDraftFile(var mistakes) -> undrafted(board, mistakes);
                    case RulesDrafts.DraftImportResult.DraftImportNotAllowed() -> throw new NotFoundException();
                };
        };
    }

    private static View undrafted(WorkshopBoard board, List<ProtocolMistake> mistakes) {
        return View.of("governance/workshops/undrafted", new FailedRulesDraftView(board.workshop(), mistakes))
                .status(409);
    }

    @GetMapping(HERE + "/brouillon.zip")
    ResponseEntity<byte[]> zip(SignedInPerson actor, @PathVariable UUID id) {
        var board = closed(actor, id);
        return switch (draftWriter.of(actor, board)) {
            case WorkshopRulesDraft.DraftWritten(var draft) ->
                FileResponse.kept(
                                MediaType.parseMediaType("application/zip"),
                                "brouillon-" + board.workshop().code() + ".zip")
                        .body(draft.zip(WorkshopDraftWriter.readme(board, draft)));
            case WorkshopRulesDraft.DraftNotWritten _ -> throw new ResponseStatusException(HttpStatus.CONFLICT);
        };
    }

    private WorkshopBoard closed(SignedInPerson actor, UUID id) {
        return workshops
                .read(actor, id)
                .filter(board -> board.workshop().stage() == RulesWorkshop.WorkshopStage.CLOSED)
                .orElseThrow(NotFoundException::new);
    }

    private static ResponseEntity<byte[]> pdf(byte[] body, String name, RulesWorkshop workshop) {
        return FileResponse.pdf(name + "-" + workshop.code() + ".pdf").body(body);
    }
}
