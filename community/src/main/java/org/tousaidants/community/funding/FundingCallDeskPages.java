package org.tousaidants.community.funding;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.files.FileAccessRule;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
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

/// Pages on which calls are published, projects are reviewed and decided, and the actions of the territory are
/// listed.
@Controller
@AllowedRoles(Role.COORDINATOR)
class FundingCallDeskPages {
    private static final String HERE = "/bureau/financements";
    private static final String FILE = "/projets/{id}";

    /// The page of the calls for projects and of the territory's actions.
    ///
    /// @param figures figures that can measure an action
    record FundingDeskView(
            List<FundingCalls.FundingCallDetailView> calls,
            List<ActionPlanReader.ActionPlanRow> actions,
            List<FormChoice> figures,
            Form form) {
        /// The scheme and the sheet of an action, in a form of its own.
        static Form carried(FundingCall.TerritoryAction action) {
            return Form.filled(Map.of(
                    "scheme",
                    List.of(action.scheme().map(LocalScheme::parameter).orElse("")),
                    "sheet",
                    List.of(action.sheet())));
        }

        static List<FormChoice> schemes(Page page) {
            return LocalScheme.choices(page);
        }

        static List<FormChoice> states(Page page) {
            return Arrays.stream(FundingCall.TerritoryActionState.values())
                    .map(EnumConstantName::low)
                    .map(one -> FormChoice.of(one, page.t("funding.state." + one)))
                    .toList();
        }
    }

    /// The page of one project for a coordinator or a reviewer.
    ///
    /// @param people people who can be asked to review
    /// @param reads whether this person must still submit a review
    record ProjectDeskView(
            FundingCalls.ProjectDossier file,
            List<Account> people,
            boolean reads,
            boolean decides,
            Form form,
            String news) {
        List<FormChoice> readers() {
            return people.stream()
                    .map(one -> FormChoice.of(one.id().toString(), one.name()))
                    .toList();
        }

        List<FormChoice> conditions() {
            return file.call().asks().conditions().stream()
                    .map(one -> FormChoice.of(one, one))
                    .toList();
        }
    }

    private final FundingCalls fundingCalls;
    private final ActionPlanReader plan;
    private final Clock clock;

    FundingCallDeskPages(FundingCalls fundingCalls, ActionPlanReader plan, Clock clock) {
        this.fundingCalls = fundingCalls;
        this.plan = plan;
        this.clock = clock;
    }

    private FundingDeskView desk(Form form, Page page) {
        return new FundingDeskView(fundingCalls.list(), plan.lines(page), plan.figures(page), form);
    }

    @GetMapping(HERE)
    View desk(SignedInPerson actor, Page page) {
        return View.of("community/funding/desk", desk(FundingCallPages.blank(), page));
    }

    @PostMapping(HERE)
    View publish(SignedInPerson actor, Form form, Page page) {
        var call = FundingCallForm.opening(form, clock.instant());
        if (call.isEmpty())
            return View.of("community/funding/desk", desk(form, page)).status(422);
        fundingCalls.publish(call.get());
        return View.redirect(HERE);
    }

    @PostMapping(HERE + "/actions")
    View plan(SignedInPerson actor, Form form, Page page) {
        var planned = FundingCallForm.planned(form, plan.figures(page));
        if (planned.isEmpty())
            return View.of("community/funding/desk", desk(form, page)).status(422);
        var action = planned.get();
        fundingCalls.plan(
                action.id(),
                action.title(),
                action.owner(),
                action.indicator(),
                action.figure(),
                action.state().name());
        fundingCalls.carryOut(
                action.id(), action.carried().scheme(), action.carried().sheet());
        return View.redirect(HERE);
    }

    @PostMapping(HERE + "/actions/{id}/schema")
    View carryOut(SignedInPerson actor, @PathVariable UUID id, Form form, Page page) {
        var carried = FundingCallForm.scheme(form);
        if (carried.isEmpty())
            return View.of("community/funding/desk", desk(form, page)).status(422);
        if (!fundingCalls.carryOut(id, carried.get().scheme(), carried.get().sheet())) throw new NotFoundException();
        return View.redirect(HERE);
    }

    @PostMapping(HERE + "/actions/{id}/etat")
    View move(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var state = form.one("state", FundingCall.TerritoryActionState.class).orElseThrow(NotFoundException::new);
        if (!fundingCalls.move(id, state)) throw new NotFoundException();
        return View.redirect(HERE);
    }

    @GetMapping("/projets")
    @AllowedRoles({Role.COORDINATOR, Role.HELPER})
    View toRead(SignedInPerson actor) {
        return View.of("community/funding/toRead", fundingCalls.toRead(actor));
    }

    /// Shows a project to a coordinator or a reviewer; other people get « not found ».
    @GetMapping(FILE)
    @AllowedRoles({Role.COORDINATOR, Role.HELPER})
    View file(SignedInPerson actor, @PathVariable UUID id) {
        return View.of("community/funding/file", working(actor, id, FundingCallPages.blank(), ""));
    }

    @PostMapping(FILE + "/lectures")
    @AllowedRoles({Role.COORDINATOR, Role.HELPER})
    View read(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var working = working(actor, id, form, "");
        var read = FundingCallForm.read(form, working.file().call().grid().size());
        if (read.isEmpty()) return View.of("community/funding/file", working).status(422);
        var one = read.get();
        var outcome = fundingCalls.read(actor, id, one.marks(), one.words(), one.conflict());
        return one.conflict() ? View.redirect("/projets") : after(actor, id, form, outcome);
    }

    @PostMapping(FILE + "/recevabilite")
    View examine(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var conditions = working(actor, id, form, "").file().call().asks().conditions();
        var examined = FundingCallForm.examined(form, conditions);
        if (examined.isEmpty()) return again(actor, id, form);
        var one = examined.get();
        return after(actor, id, form, fundingCalls.examine(id, one.admissible(), one.words()));
    }

    @PostMapping(FILE + "/lecteurs")
    View appoint(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var reader = form.text("reader").as(FormValueParser::uuid, "funding.reader.missing");
        if (reader.isEmpty()) return again(actor, id, form.error("reader", "funding.reader.missing"));
        return after(actor, id, form, fundingCalls.appoint(id, reader.get()));
    }

    /// Removes a reviewer who has not submitted a review, so that another person can be asked.
    @PostMapping(FILE + "/lecteurs/{reader}/retrait")
    View release(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID reader, Form form) {
        return after(actor, id, form, fundingCalls.release(id, reader));
    }

    @PostMapping(FILE + "/avis")
    View think(SignedInPerson actor, @PathVariable UUID id, Form form) {
        form.text("favourable").required("funding.opinion.missing");
        var words =
                form.text("avis").required("funding.reason.missing").max(2_000).get();
        if (form.hasErrors()) return again(actor, id, form);
        return after(
                actor,
                id,
                form,
                fundingCalls.think(actor, id, form.value("favourable").equals("yes"), words));
    }

    @PostMapping(FILE + "/decision")
    View decide(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var granted = FundingCallForm.granted(form);
        var reason = FundingCallForm.words(form);
        if (granted.isEmpty() || reason.isEmpty()) return again(actor, id, form);
        return after(actor, id, form, fundingCalls.decide(actor, id, granted.get(), reason.get()));
    }

    @PostMapping(FILE + "/versements")
    View pay(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var payment = form.text("id").as(FormValueParser::uuid, "funding.reload");
        var cents = FundingCallForm.euros(form, "euros");
        if (payment.isEmpty() || cents.isEmpty()) return again(actor, id, form);
        return after(actor, id, form, fundingCalls.pay(payment.get(), id, cents.get()));
    }

    @PostMapping(FILE + "/bilan")
    View report(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var words = FundingCallForm.words(form);
        if (words.isEmpty()) return again(actor, id, form);
        return after(actor, id, form, fundingCalls.report(id, words.get()));
    }

    @PostMapping(FILE + "/evaluation")
    View evaluate(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var words = form.text("evaluation").required("funding.reason.missing").max(6_000);
        if (form.hasErrors()) return again(actor, id, form);
        return after(actor, id, form, fundingCalls.evaluate(id, words.get()));
    }

    /// Returns, as PDF, the agreement about the granted money, which the network and the applicant sign.
    @GetMapping(FILE + "/convention.pdf")
    ResponseEntity<byte[]> agreement(SignedInPerson actor, @PathVariable UUID id, Page page) {
        var working = working(actor, id, FundingCallPages.blank(), "");
        if (!working.file().project().granted()) throw new NotFoundException();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(PdfWriter.pdf(View.of("community/funding/agreementPaper", working.file())
                        .text(page)));
    }

    private View again(SignedInPerson actor, UUID id, Form form) {
        return View.of("community/funding/file", working(actor, id, form, "")).status(422);
    }

    private View after(SignedInPerson actor, UUID id, Form form, FundingCalls.FundingActResult outcome) {
        return switch (outcome) {
            case DONE -> View.redirect("/projets/" + id);
            case NOT_NOW, TOO_MUCH, NOT_ADMISSIBLE, BAD_DOCUMENT, NOT_READ, BEFORE, CONFLICT, NO_ACCESS ->
                View.of(
                                "community/funding/file",
                                working(actor, id, form, "funding.refused." + EnumConstantName.low(outcome)))
                        .status(409);
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    private ProjectDeskView working(SignedInPerson actor, UUID id, Form form, String news) {
        var decides = actor.is(Role.COORDINATOR);
        var reads = fundingCalls.reads(actor, id);
        var file = Optional.of(actor)
                .filter(_ -> decides || reads)
                .flatMap(one -> fundingCalls.file(one, id))
                .orElseThrow(NotFoundException::new);
        var awaited = reads
                && file.readings().stream()
                        .anyMatch(one ->
                                one.reader().equals(actor.id()) && one.at().isEmpty());
        var people = decides ? fundingCalls.possibleReaders() : List.<Account>of();
        return new ProjectDeskView(file, people, awaited, decides, form, news);
    }

    /// Returns the rule that decides who may read the documents of a project.
    @Bean
    static FileAccessRule fundingFiles(FundingCalls fundingCalls) {
        return new FileAccessRule() {
            @Override
            public String kind() {
                return FundingCalls.FILES;
            }

            @Override
            public boolean mayRead(String owner, Optional<SignedInPerson> actor) {
                return actor.filter(one -> one.is(Role.COORDINATOR) || fundingCalls.reads(one, UUID.fromString(owner)))
                        .isPresent();
            }
        };
    }

    /// Returns tasks for the projects that the person must review.
    @Bean
    static TaskSource readingTasks(FundingCalls fundingCalls) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR, Role.HELPER),
                actor -> fundingCalls.toRead(actor).stream()
                        .map(project -> Task.of(
                                        TaskKind.PROJECT,
                                        "funding.task.read",
                                        TaskActionLabel.READ,
                                        "/projets/" + project.id(),
                                        project.name())
                                .about(project.id())
                                .since(project.at())));
    }

    @Bean
    static RestrictedMenuEntry readingGate(FundingCalls fundingCalls) {
        return new RestrictedMenuEntry(
                Set.of("/projets"), actor -> !fundingCalls.toRead(actor).isEmpty());
    }
}
