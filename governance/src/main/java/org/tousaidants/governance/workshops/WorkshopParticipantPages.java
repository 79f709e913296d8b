package org.tousaidants.governance.workshops;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.governance.workshops.WorkshopParticipation.AnswerResult;
import org.tousaidants.governance.workshops.WorkshopParticipation.CodeResult;
import org.tousaidants.governance.workshops.WorkshopParticipation.JoinResult;
import org.tousaidants.governance.workshops.WorkshopQuestion.Kind;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.ClientAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.SharedAddressLimit;
import org.tousaidants.platform.web.View;

/// Pages for a participant's phone: the code, a button to join, then all questions of one profile on a page, so
/// that a phone without network can still answer them.
@Controller
@PublicAccess
@SharedAddressLimit
class WorkshopParticipantPages {
    private static final String HERE = "/atelier";
    private static final String COOKIE = "ta_atelier";
    private static final Duration KEPT = Duration.ofDays(31);
    private static final int MOST_QUESTIONS = 2_000;

    /// The form in which a participant types the code; shown if the code is missing or wrong.
    record CodeFormView(Form form) {}

    /// @param full whether no more phones may join
    /// @param fresh new secret for this phone, so that a double click joins once
    record JoinView(Workshop workshop, boolean full, Secret fresh) {
        static JoinView to(Workshop workshop, boolean full) {
            return new JoinView(workshop, full, Secret.random());
        }
    }

    /// The questions of one profile.
    record ProfilePart(String profile, String name, Kind kind, int answered, int of) {}

    /// @param news message key of the last action, or empty
    record ParticipantHomeView(Workshop workshop, List<ProfilePart> parts, String news) {
        boolean done() {
            return parts.stream().allMatch(part -> part.answered() == part.of());
        }
    }

    record QuestionChapter(String name, List<WorkshopQuestion> questions) {}

    /// @param sent number of the last request of this phone
    record QuestionsView(
            Workshop workshop,
            Kind kind,
            String profile,
            String profileName,
            List<QuestionChapter> chapters,
            Map<Integer, Integer> answers,
            long sent,
            int of) {
        /// The answers to choose from, in ascending order of level; « je ne sais pas » comes last.
        List<Choice> choices(Page page) {
            var choices = new ArrayList<Choice>();
            switch (kind) {
                case LEVEL -> {
                    choices.add(Choice.of("0", page.t("workshops.level.none")));
                    workshop.scale()
                            .forEach(step -> choices.add(Choice.of(
                                            Integer.toString(step.level()),
                                            step.level() + " – " + page.french(step.image()))
                                    .french()));
                }
                case COMMITMENT ->
                    IntStream.of(WorkshopQuestion.TO_TAKE, WorkshopQuestion.TO_DISCUSS, WorkshopQuestion.NOT_FOR_US)
                            .forEach(answer -> choices.add(
                                    Choice.of(Integer.toString(answer), page.t("workshops.sort." + answer))));
            }
            choices.add(Choice.of(Integer.toString(WorkshopQuestion.UNSURE), page.t("workshops.unsure")));
            return choices;
        }
    }

    private final WorkshopParticipation participation;
    private final SecurityCookies cookies;
    private final WorkshopCodeGuessLimit guessLimit;

    WorkshopParticipantPages(
            WorkshopParticipation participation, SecurityCookies cookies, WorkshopCodeGuessLimit guessLimit) {
        this.participation = participation;
        this.cookies = cookies;
        this.guessLimit = guessLimit;
    }

    @GetMapping(HERE)
    View type(@RequestParam(defaultValue = "") String code) {
        if (code.isBlank()) return View.of("governance/workshops/join", new CodeFormView(Form.empty()));
        return WorkshopCode.typed(code)
                .map(typed -> View.redirect(HERE + "/" + typed))
                .orElseGet(() -> unknown(code));
    }

    private static View unknown(String typed) {
        var form = Form.filled(Map.of("code", List.of(typed))).error("code", "workshops.code.unknown");
        return View.of("governance/workshops/join", new CodeFormView(form)).status(404);
    }

    @GetMapping(HERE + "/{code}")
    View enter(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String suite,
            Network network,
            HttpServletRequest request) {
        var typed = WorkshopCode.typed(code);
        if (typed.isPresent() && !typed.get().value().equals(code)) return View.redirect(HERE + "/" + typed.get());
        return switch (entering(typed, request)) {
            case CodeResult.Unknown() -> unknown(code);
            case CodeResult.Over(var workshop) -> over(workshop);
            case CodeResult.NotJoined(var workshop) ->
                View.of("governance/workshops/welcome", JoinView.to(workshop, false));
            case CodeResult.ParticipantFound(var workshop, var questions, var answers, var _) ->
                View.of(
                        "governance/workshops/home",
                        new ParticipantHomeView(workshop, parts(questions, answers), news(suite)));
        };
    }

    private static String news(String suite) {
        return Arrays.asList("envoye", "tour").contains(suite) ? suite : "";
    }

    private static View over(Workshop workshop) {
        return View.of("governance/workshops/over", workshop).status(410);
    }

    private CodeResult entering(Optional<WorkshopCode> code, HttpServletRequest request) {
        var client = ClientAddress.of(request);
        var secret = cookies.own(request, COOKIE);
        // Wrong codes from a shared address do not block participants who have already joined.
        if (secret.isEmpty() && guessLimit.spent(client))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var entering = code.map(one -> participation.enter(one, secret)).orElse(new CodeResult.Unknown());
        if (entering instanceof CodeResult.Unknown) guessLimit.wrong(client);
        return entering;
    }

    @PostMapping(HERE + "/{code}")
    View join(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String entree,
            Network network,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = WorkshopCode.typed(code);
        if (typed.isEmpty()) return unknown(code);
        var fresh = Secret.of(entree).orElseGet(Secret::random);
        return switch (participation.join(typed.get(), cookies.own(request, COOKIE), fresh)) {
            case JoinResult.Unknown() -> {
                guessLimit.wrong(ClientAddress.of(request));
                yield unknown(code);
            }
            case JoinResult.Over(var workshop) -> over(workshop);
            case JoinResult.WorkshopFull(var workshop) ->
                View.of("governance/workshops/welcome", JoinView.to(workshop, true))
                        .status(409);
            case JoinResult.Joined(var secret) -> {
                give(request, response, typed.get(), secret);
                yield View.redirect(HERE + "/" + typed.get());
            }
        };
    }

    private void give(HttpServletRequest request, HttpServletResponse response, WorkshopCode code, Secret secret) {
        cookies.give(request, response, COOKIE, secret, HERE + "/" + code, KEPT);
    }

    @GetMapping(HERE + "/{code}/{profile}/{kind}")
    View ask(
            @PathVariable String code,
            @PathVariable String profile,
            @PathVariable String kind,
            Network network,
            HttpServletRequest request) {
        return switch (entering(WorkshopCode.typed(code), request)) {
            case CodeResult.Unknown() -> unknown(code);
            case CodeResult.Over(var workshop) -> over(workshop);
            case CodeResult.NotJoined(var workshop) -> View.redirect(HERE + "/" + workshop.code());
            case CodeResult.ParticipantFound in -> View.of("governance/workshops/ask", asking(in, profile, kind));
        };
    }

    private static QuestionsView asking(CodeResult.ParticipantFound in, String profile, String kind) {
        var asked = in.questions().stream()
                .filter(question -> question.profile().equals(profile)
                        && question.kind().path().equals(kind))
                .toList();
        if (asked.isEmpty()) throw new NotFound();
        var chapters = new LinkedHashMap<String, List<WorkshopQuestion>>();
        for (var question : asked)
            chapters.computeIfAbsent(question.wording().chapter(), _ -> new ArrayList<>())
                    .add(question);
        var first = asked.getFirst();
        return new QuestionsView(
                in.workshop(),
                first.kind(),
                profile,
                first.profileName(),
                chapters.entrySet().stream()
                        .map(chapter -> new QuestionChapter(chapter.getKey(), chapter.getValue()))
                        .toList(),
                in.answers(),
                in.sent(),
                asked.size());
    }

    private static List<ProfilePart> parts(List<WorkshopQuestion> questions, Map<Integer, Integer> answers) {
        var parts = new LinkedHashMap<String, ProfilePart>();
        for (var question : questions)
            parts.merge(
                    question.profile() + " " + question.kind(),
                    new ProfilePart(
                            question.profile(),
                            question.profileName(),
                            question.kind(),
                            answers.containsKey(question.n()) ? 1 : 0,
                            1),
                    (a, b) -> new ProfilePart(
                            a.profile(), a.name(), a.kind(), a.answered() + b.answered(), a.of() + b.of()));
        return List.copyOf(parts.values());
    }

    /// Stores the answers of a plain form and redirects to the next open questions.
    @PostMapping(HERE + "/{code}/{profile}/{kind}")
    View send(@PathVariable String code, Network network, Form form, HttpServletRequest request) {
        return switch (answer(code, form, request)) {
            case AnswerResult.AnswersStored() -> View.redirect(HERE + "/" + code + "?suite=envoye");
            case AnswerResult.RoundOver() -> View.redirect(HERE + "/" + code + "?suite=tour");
            case AnswerResult.UnknownParticipant() -> View.redirect(HERE + "/" + code);
            case AnswerResult.Over(var workshop) -> over(workshop);
            case AnswerResult.TooManyChanges() -> throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
            case AnswerResult.Unknown() -> unknown(code);
        };
    }

    /// Stores one answer sent by the script, which repeats the request until it gets a status.
    @PostMapping(HERE + "/{code}/envois")
    ResponseEntity<Void> keep(@PathVariable String code, Network network, Form form, HttpServletRequest request) {
        return ResponseEntity.status(
                        switch (answer(code, form, request)) {
                            case AnswerResult.AnswersStored() -> HttpStatus.NO_CONTENT;
                            case AnswerResult.RoundOver() -> HttpStatus.CONFLICT;
                            case AnswerResult.UnknownParticipant() -> HttpStatus.UNAUTHORIZED;
                            case AnswerResult.Over _ -> HttpStatus.GONE;
                            case AnswerResult.TooManyChanges() -> HttpStatus.TOO_MANY_REQUESTS;
                            case AnswerResult.Unknown() -> HttpStatus.NOT_FOUND;
                        })
                .build();
    }

    private AnswerResult answer(String code, Form form, HttpServletRequest request) {
        var typed = WorkshopCode.typed(code);
        if (typed.isEmpty()) return new AnswerResult.Unknown();
        var sending = WorkshopAnswerForm.parse(
                form, () -> IntStream.rangeClosed(1, MOST_QUESTIONS).iterator());
        return participation.answer(typed.get(), cookies.own(request, COOKIE), sending);
    }
}
