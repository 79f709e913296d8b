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
import org.tousaidants.governance.workshops.WorkshopParticipation.WorkshopAnswerResult;
import org.tousaidants.governance.workshops.WorkshopParticipation.WorkshopCodeResult;
import org.tousaidants.governance.workshops.WorkshopParticipation.WorkshopJoinResult;
import org.tousaidants.governance.workshops.WorkshopQuestion.WorkshopQuestionKind;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.SecurityCookies;
import org.tousaidants.platform.web.SharedAddressLimit;
import org.tousaidants.platform.web.View;

/// Pages for a participant's phone: the code, a button to join, then all questions of one profile on a page, so that
/// a phone without a connection can still show them.
@Controller
@PublicAccess
@SharedAddressLimit
class WorkshopParticipantPages {
    private static final String HERE = "/atelier";
    private static final String COOKIE = "ta_atelier";
    private static final Duration KEPT = Duration.ofDays(31);
    private static final int MOST_QUESTIONS = 2_000;

    /// The form in which a participant types the code; shown if the code is missing or wrong.
    record WorkshopCodeFormView(Form form) {}

    /// The page to join.
    ///
    /// @param full whether no more phones may join
    /// @param fresh new secret for this phone, so that a double click joins only once
    record WorkshopJoinView(RulesWorkshop workshop, boolean full, SecretToken fresh) {
        static WorkshopJoinView to(RulesWorkshop workshop, boolean full) {
            return new WorkshopJoinView(workshop, full, SecretToken.random());
        }
    }

    /// The questions of one profile.
    ///
    /// @param answered number of answered questions
    /// @param of number of questions
    record WorkshopProfileCard(String profile, String name, WorkshopQuestionKind kind, int answered, int of) {}

    /// The start page of a participant.
    ///
    /// @param news message key of the last result; may be empty
    record ParticipantHomeView(RulesWorkshop workshop, List<WorkshopProfileCard> parts, String news) {
        boolean done() {
            return parts.stream().allMatch(part -> part.answered() == part.of());
        }
    }

    record QuestionChapter(String name, List<WorkshopQuestion> questions) {}

    /// The page with the questions of one profile.
    ///
    /// @param sent number of the last request of this phone
    record WorkshopQuestionsView(
            RulesWorkshop workshop,
            WorkshopQuestionKind kind,
            String profile,
            String profileName,
            List<QuestionChapter> chapters,
            Map<Integer, Integer> answers,
            long sent,
            int of) {
        /// Returns the possible answers to a question, in ascending order of level. The last one is « je ne
        /// sais pas ».
        List<FormChoice> choices(Page page) {
            var choices = new ArrayList<FormChoice>();
            switch (kind) {
                case LEVEL -> {
                    choices.add(FormChoice.of("0", page.t("workshops.level.none")));
                    workshop.scale()
                            .forEach(step -> choices.add(FormChoice.of(
                                            Integer.toString(step.level()),
                                            step.level() + " – " + page.french(step.image()))
                                    .french()));
                }
                case COMMITMENT ->
                    IntStream.of(WorkshopQuestion.TO_TAKE, WorkshopQuestion.TO_DISCUSS, WorkshopQuestion.NOT_FOR_US)
                            .forEach(answer -> choices.add(
                                    FormChoice.of(Integer.toString(answer), page.t("workshops.sort." + answer))));
            }
            choices.add(FormChoice.of(Integer.toString(WorkshopQuestion.UNSURE), page.t("workshops.unsure")));
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
        if (code.isBlank()) return View.of("governance/workshops/join", new WorkshopCodeFormView(Form.empty()));
        return WorkshopCode.typed(code)
                .map(typed -> View.redirect(HERE + "/" + typed))
                .orElseGet(() -> unknown(code));
    }

    private static View unknown(String typed) {
        var form = Form.filled(Map.of("code", List.of(typed))).error("code", "workshops.code.unknown");
        return View.of("governance/workshops/join", new WorkshopCodeFormView(form))
                .status(404);
    }

    @GetMapping(HERE + "/{code}")
    View enter(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String suite,
            TerritoryNetwork network,
            HttpServletRequest request) {
        var typed = WorkshopCode.typed(code);
        if (typed.isPresent() && !typed.get().value().equals(code)) return View.redirect(HERE + "/" + typed.get());
        return switch (entering(typed, request)) {
            case WorkshopCodeResult.UnknownWorkshopCode() -> unknown(code);
            case WorkshopCodeResult.WorkshopAlreadyOver(var workshop) -> over(workshop);
            case WorkshopCodeResult.WorkshopNotJoined(var workshop) ->
                View.of("governance/workshops/welcome", WorkshopJoinView.to(workshop, false));
            case WorkshopCodeResult.ParticipantFound(var workshop, var questions, var answers, var _) ->
                View.of(
                        "governance/workshops/home",
                        new ParticipantHomeView(workshop, parts(questions, answers), news(suite)));
        };
    }

    private static String news(String suite) {
        return Arrays.asList("envoye", "tour").contains(suite) ? suite : "";
    }

    private static View over(RulesWorkshop workshop) {
        return View.of("governance/workshops/over", workshop).status(410);
    }

    private WorkshopCodeResult entering(Optional<WorkshopCode> code, HttpServletRequest request) {
        var client = ClientIpAddress.of(request);
        var secret = cookies.own(request, COOKIE);
        // Participants may share one address. Wrong codes from this address do not block those who have
        // already joined.
        if (secret.isEmpty() && guessLimit.spent(client))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var entering =
                code.map(one -> participation.enter(one, secret)).orElse(new WorkshopCodeResult.UnknownWorkshopCode());
        if (entering instanceof WorkshopCodeResult.UnknownWorkshopCode) guessLimit.wrong(client);
        return entering;
    }

    @PostMapping(HERE + "/{code}")
    View join(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String entree,
            TerritoryNetwork network,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = WorkshopCode.typed(code);
        if (typed.isEmpty()) return unknown(code);
        var fresh = SecretToken.of(entree).orElseGet(SecretToken::random);
        return switch (participation.join(typed.get(), cookies.own(request, COOKIE), fresh)) {
            case WorkshopJoinResult.UnknownWorkshopToJoin() -> {
                guessLimit.wrong(ClientIpAddress.of(request));
                yield unknown(code);
            }
            case WorkshopJoinResult.WorkshopOverBeforeJoining(var workshop) -> over(workshop);
            case WorkshopJoinResult.WorkshopFull(var workshop) ->
                View.of("governance/workshops/welcome", WorkshopJoinView.to(workshop, true))
                        .status(409);
            case WorkshopJoinResult.WorkshopJoined(var secret) -> {
                give(request, response, typed.get(), secret);
                yield View.redirect(HERE + "/" + typed.get());
            }
        };
    }

    private void give(HttpServletRequest request, HttpServletResponse response, WorkshopCode code, SecretToken secret) {
        cookies.give(request, response, COOKIE, secret, HERE + "/" + code, KEPT);
    }

    @GetMapping(HERE + "/{code}/{profile}/{kind}")
    View ask(
            @PathVariable String code,
            @PathVariable String profile,
            @PathVariable String kind,
            TerritoryNetwork network,
            HttpServletRequest request) {
        return switch (entering(WorkshopCode.typed(code), request)) {
            case WorkshopCodeResult.UnknownWorkshopCode() -> unknown(code);
            case WorkshopCodeResult.WorkshopAlreadyOver(var workshop) -> over(workshop);
            case WorkshopCodeResult.WorkshopNotJoined(var workshop) -> View.redirect(HERE + "/" + workshop.code());
            case WorkshopCodeResult.ParticipantFound in ->
                View.of("governance/workshops/ask", asking(in, profile, kind));
        };
    }

    private static WorkshopQuestionsView asking(WorkshopCodeResult.ParticipantFound in, String profile, String kind) {
        var asked = in.questions().stream()
                .filter(question -> question.profile().equals(profile)
                        && question.kind().path().equals(kind))
                .toList();
        if (asked.isEmpty()) throw new NotFoundException();
        var chapters = new LinkedHashMap<String, List<WorkshopQuestion>>();
        for (var question : asked)
            chapters.computeIfAbsent(question.wording().chapter(), _ -> new ArrayList<>())
                    .add(question);
        var first = asked.getFirst();
        return new WorkshopQuestionsView(
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

    private static List<WorkshopProfileCard> parts(List<WorkshopQuestion> questions, Map<Integer, Integer> answers) {
        var parts = new LinkedHashMap<String, WorkshopProfileCard>();
        for (var question : questions)
            parts.merge(
                    question.profile() + " " + question.kind(),
                    new WorkshopProfileCard(
                            question.profile(),
                            question.profileName(),
                            question.kind(),
                            answers.containsKey(question.n()) ? 1 : 0,
                            1),
                    (a, b) -> new WorkshopProfileCard(
                            a.profile(), a.name(), a.kind(), a.answered() + b.answered(), a.of() + b.of()));
        return List.copyOf(parts.values());
    }

    /// Stores the answers of a form that was sent without script, and redirects to the next questions without an
    /// answer.
    @PostMapping(HERE + "/{code}/{profile}/{kind}")
    View send(@PathVariable String code, TerritoryNetwork network, Form form, HttpServletRequest request) {
        return switch (answer(code, form, request)) {
            case WorkshopAnswerResult.AnswersStored() -> View.redirect(HERE + "/" + code + "?suite=envoye");
            case WorkshopAnswerResult.QuestionRoundOver() -> View.redirect(HERE + "/" + code + "?suite=tour");
            case WorkshopAnswerResult.UnknownParticipant() -> View.redirect(HERE + "/" + code);
            case WorkshopAnswerResult.AnswersAfterWorkshopEnd(var workshop) -> over(workshop);
            case WorkshopAnswerResult.TooManyAnswerChanges() ->
                throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
            case WorkshopAnswerResult.UnknownWorkshopOfAnswers() -> unknown(code);
        };
    }

    /// Stores one answer that the script of the page sent. The script repeats the request until it gets an
    /// answer of the server.
    @PostMapping(HERE + "/{code}/envois")
    ResponseEntity<Void> keep(
            @PathVariable String code, TerritoryNetwork network, Form form, HttpServletRequest request) {
        return ResponseEntity.status(
                        switch (answer(code, form, request)) {
                            case WorkshopAnswerResult.AnswersStored() -> HttpStatus.NO_CONTENT;
                            case WorkshopAnswerResult.QuestionRoundOver() -> HttpStatus.CONFLICT;
                            case WorkshopAnswerResult.UnknownParticipant() -> HttpStatus.UNAUTHORIZED;
                            case WorkshopAnswerResult.AnswersAfterWorkshopEnd _ -> HttpStatus.GONE;
                            case WorkshopAnswerResult.TooManyAnswerChanges() -> HttpStatus.TOO_MANY_REQUESTS;
                            case WorkshopAnswerResult.UnknownWorkshopOfAnswers() -> HttpStatus.NOT_FOUND;
                        })
                .build();
    }

    private WorkshopAnswerResult answer(String code, Form form, HttpServletRequest request) {
        var typed = WorkshopCode.typed(code);
        if (typed.isEmpty()) return new WorkshopAnswerResult.UnknownWorkshopOfAnswers();
        var sending = WorkshopAnswerForm.parse(
                form, () -> IntStream.rangeClosed(1, MOST_QUESTIONS).iterator());
        return participation.answer(typed.get(), cookies.own(request, COOKIE), sending);
    }
}
