package org.tousaidants.label.sortition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.journal.JournalSubjectNames;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which the coordination draws people helped for a meeting, prints invitations, notes answers and hands
/// vouchers over.
@Controller
@AllowedRoles(Role.COORDINATOR)
class SeatDeskPages {
    private static final String HERE = "/bureau/voix";
    private static final int WORDS_MAX = 1_000;
    private static final int NAME_MAX = 254;

    /// @param said message key of the act just done, or empty
    record DrawDeskView(
            SeatDraws.DrawDesk desk,
            List<UpcomingMeetings.UpcomingMeeting> meetings,
            boolean compensates,
            Form form,
            Form leaving,
            String said) {
        List<FormChoice> choices(Page page) {
            var choices = new ArrayList<FormChoice>();
            choices.add(FormChoice.of(SeatMeetingForm.COMMITTEE, page.t("sortition.kind.committee")));
            for (var one : meetings)
                choices.add(FormChoice.of(
                        one.value(),
                        page.t("sortition.open.choice", page.t(one.kind().key()), one.title())));
            return choices;
        }
    }

    /// @param said message key of the act just done, or empty
    /// @param wrong number of the seat whose form has errors, or 0
    record MeetingSeatsView(SeatDraws.MeetingSeats meeting, boolean compensates, Form form, int wrong, String said) {
        String address(SeatDraws.SeatRow row) {
            return HERE + "/" + meeting.meeting().id() + "/sieges/" + row.seat().n();
        }

        Form form(SeatDraws.SeatRow row) {
            return row.seat().n() == wrong
                    ? form
                    : Form.filled(Map.of("mots", List.of(row.seat().words())));
        }
    }

    private final SeatDraws draws;
    private final SeatAgreements agreements;
    private final List<UpcomingMeetings> sources;

    SeatDeskPages(SeatDraws draws, SeatAgreements agreements, List<UpcomingMeetings> sources) {
        this.draws = draws;
        this.agreements = agreements;
        this.sources = sources;
    }

    private List<UpcomingMeetings.UpcomingMeeting> meetings() {
        return sources.stream().flatMap(source -> source.list().stream()).toList();
    }

    @GetMapping(HERE)
    View desk(@RequestParam(defaultValue = "") String fait) {
        return desk(SeatMeetingForm.blank(), Form.empty(), fait.equals("retrait") ? "sortition.leave.done" : "");
    }

    private View desk(Form form, Form leaving, String said) {
        return View.of(
                "label/sortition/desk",
                new DrawDeskView(draws.desk(), meetings(), draws.compensates(), form, leaving, said));
    }

    @PostMapping(HERE)
    View open(SignedInPerson actor, Form form, Page page) {
        return SeatMeetingForm.parse(form, meetings(), page.t("sortition.kind.committee"), draws.today())
                .map(meeting -> {
                    draws.open(actor, meeting);
                    return View.redirect(HERE + "/" + meeting.id());
                })
                .orElseGet(() -> desk(form, Form.empty(), "").status(422));
    }

    /// A person may withdraw by phone: the coordination needs their exact name or mail address.
    @PostMapping(HERE + "/retrait")
    View withdraw(SignedInPerson actor, Form form) {
        var who = form.text("qui").required("sortition.leave.missing").max(NAME_MAX);
        if (!form.hasErrors()) {
            var found = agreements.withdraw(actor, who.get()).found();
            if (found == 1) return View.redirect(HERE + "?fait=retrait");
            form.error("qui", found == 0 ? "sortition.leave.nobody" : "sortition.leave.several");
        }
        return desk(SeatMeetingForm.blank(), form, "").status(422);
    }

    @LogsPersonalDataReading("sortition {id}")
    @GetMapping(HERE + "/{id}")
    View read(@PathVariable UUID id, @RequestParam(defaultValue = "") String fait) {
        return shown(id, Form.empty(), 0, fait.matches("note|mots|remis|tard") ? "sortition.seats.said." + fait : "");
    }

    private View shown(UUID id, Form form, int wrong, String said) {
        return View.of(
                "label/sortition/seats",
                new MeetingSeatsView(
                        draws.find(id).orElseThrow(NotFoundException::new), draws.compensates(), form, wrong, said));
    }

    @LogsPersonalDataReading("sortition {id}")
    @PostMapping(HERE + "/{id}/sieges/{n}/lettre")
    ResponseEntity<byte[]> letter(SignedInPerson actor, @PathVariable UUID id, @PathVariable int n, Page page) {
        var letter = draws.print(actor, id, n).orElseThrow(NotFoundException::new);
        var paper = View.of(
                        "label/sortition/letterPaper",
                        new PrintedInvitationView(letter, draws.compensates(), page.url("/code")))
                .text(page);
        return FileResponse.pdf(page.t("sortition.letter.file") + ".pdf")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(PdfWriter.pdf(paper));
    }

    /// @param address of the page where a code is typed
    record PrintedInvitationView(SeatDraws.PrintedInvitation letter, boolean compensates, String address) {}

    @PostMapping(HERE + "/{id}/sieges/{n}/reponse")
    View answer(SignedInPerson actor, @PathVariable UUID id, @PathVariable int n, Form form) {
        return done(id, draws.answer(actor, id, n, form.value("reponse").equals("oui")), "note");
    }

    @PostMapping(HERE + "/{id}/sieges/{n}/mots")
    View write(SignedInPerson actor, @PathVariable UUID id, @PathVariable int n, Form form) {
        var words = form.text("mots").max(WORDS_MAX);
        if (form.hasErrors()) return shown(id, form, n, "").status(422);
        return done(id, draws.write(actor, id, n, words.get()), "mots");
    }

    private static View done(UUID id, SeatDraws.AnswerResult result, String said) {
        return switch (result) {
            case RECORDED -> View.redirect(HERE + "/" + id + "?fait=" + said);
            case TOO_LATE -> View.redirect(HERE + "/" + id + "?fait=tard");
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    @PostMapping(HERE + "/{id}/sieges/{n}/dedommagement")
    View compensate(SignedInPerson actor, @PathVariable UUID id, @PathVariable int n, Form form) {
        var code = form.text("carnet")
                .required("sortition.voucher.wrong")
                .as(typed -> PaperCode.read(typed).good(), "sortition.voucher.wrong");
        if (form.hasErrors() || code.isEmpty()) return shown(id, form, n, "").status(422);
        var refused = refusal(draws.compensate(actor, id, n, code.get()));
        return refused.isEmpty()
                ? View.redirect(HERE + "/" + id + "?fait=remis")
                : shown(id, form.error("carnet", refused.get()), n, "").status(409);
    }

    private static Optional<String> refusal(SeatDraws.CompensationResult result) {
        return switch (result) {
            case SeatDraws.CompensationResult.Handled(var handOver) ->
                switch (handOver) {
                    case HANDED_OVER -> Optional.empty();
                    case ALREADY_HANDED_OVER -> Optional.of("sortition.voucher.twice");
                    case NO_MONEY -> Optional.of("sortition.voucher.money");
                    case REFUSED -> Optional.of("sortition.voucher.refused");
                };
            case SeatDraws.CompensationResult.NoVouchers() -> Optional.of("sortition.voucher.closed");
            case SeatDraws.CompensationResult.NotNow() -> Optional.of("sortition.voucher.early");
        };
    }

    /// The invitations to print, for people without a mail address.
    @Bean
    static TaskSource seatLetterTasks(SeatDraws draws) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR),
                _ -> Task.several(
                        draws.unprinted(), TaskKind.OPINION, "sortition.task.letters", TaskActionLabel.OPEN, HERE));
    }

    @Bean
    static JournalSubjectNames seatsInJournal() {
        return JournalSubjectNames.shownAt("sortition", id -> HERE + "/" + id);
    }
}
