package org.tousaidants.community.funding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// Public pages of calls for projects and of funded projects. Projects are submitted without an account.
@Controller
@PublicAccess
class FundingCallPages {
    static final String HERE = "/appels-a-projets";
    private static final String DOCUMENTS = "documents";

    record FundingCallListView(
            List<FundingCalls.FundingCallDetailView> calls,
            List<FundingCall.FundedProject> funded,
            List<ActionPlanReader.ActionPlanRow> actions) {}

    /// The public page of a call for projects.
    ///
    /// @param news message key of the last submission; may be empty
    record FundingCallView(FundingCalls.FundingCallDetailView shown, Form form, String news) {}

    private final FundingCalls fundingCalls;
    private final ActionPlanReader plan;

    FundingCallPages(FundingCalls fundingCalls, ActionPlanReader plan) {
        this.fundingCalls = fundingCalls;
        this.plan = plan;
    }

    static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    @GetMapping(HERE)
    View list(TerritoryNetwork network, Page page) {
        return View.of(
                "community/funding/list",
                new FundingCallListView(fundingCalls.list(), fundingCalls.funded(), plan.lines(page)));
    }

    @GetMapping(HERE + "/{id}")
    View read(@PathVariable UUID id, TerritoryNetwork network) {
        return View.of("community/funding/call", new FundingCallView(found(id), blank(), ""));
    }

    @PostMapping(HERE + "/{id}/projets")
    View send(
            @PathVariable UUID id,
            TerritoryNetwork network,
            Form form,
            @RequestParam(name = DOCUMENTS, required = false) List<MultipartFile> files)
            throws IOException {
        var shown = found(id);
        var sent = FundingCallForm.sent(form, shown.call().asks().questions());
        if (sent.isEmpty())
            return View.of("community/funding/call", new FundingCallView(shown, form, ""))
                    .status(422);
        var documents = new ArrayList<FundingCalls.ProjectDocument>();
        for (var file : Objects.requireNonNullElse(files, List.<MultipartFile>of()))
            if (!file.isEmpty())
                documents.add(new FundingCalls.ProjectDocument(
                        Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getInputStream()));
        var sending = fundingCalls.send(id, sent.get(), documents);
        return switch (sending.outcome()) {
            case DONE -> View.of("community/funding/call", new FundingCallView(shown, blank(), "funding.sent"));
            case TOO_MUCH ->
                View.of(
                                "community/funding/call",
                                new FundingCallView(shown, form.error("euros", "funding.euros.much"), ""))
                        .status(422);
            case BAD_DOCUMENT ->
                View.of("community/funding/call", new FundingCallView(shown, form.error(DOCUMENTS, sending.why()), ""))
                        .status(422);
            case NOT_NOW, NOT_READ, NOT_ADMISSIBLE, BEFORE, CONFLICT, NO_ACCESS ->
                View.of("community/funding/call", new FundingCallView(shown, form, "funding.late"))
                        .status(409);
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    private FundingCalls.FundingCallDetailView found(UUID id) {
        return fundingCalls.find(id).orElseThrow(NotFoundException::new);
    }
}
