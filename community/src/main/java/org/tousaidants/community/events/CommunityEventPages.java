package org.tousaidants.community.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.bookings.BookingReceivedPage;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Public pages of an event, without an account.
@Controller
@PublicAccess
class CommunityEventPages {
    static final String HERE = "/evenements";
    private static final int LONGEST_QUESTION = 300;

    /// The public page of an event.
    ///
    /// @param news message key of the last result; may be empty
    /// @param said feedback counts, if enough people answered
    record PublicEventView(
            CommunityEvents.EventWithTalks shown,
            Optional<FeedbackCounts.FeedbackSummary> said,
            Form form,
            String news) {
        static List<FormChoice> hows(Page page) {
            return List.of(
                    FormChoice.of("room", page.t("events.how.room")),
                    FormChoice.of("remote", page.t("events.how.remote")));
        }

        static List<FormChoice> needs(Page page) {
            return CommunityEventForm.NEEDS.stream()
                    .map(need -> FormChoice.of(need, page.t("events.need." + need)))
                    .toList();
        }
    }

    /// @param kind the only kind shown; empty for all
    record EventListView(List<CommunityEvents.EventWithTalks> events, Optional<EventKind> kind) {
        List<EventKind> kinds() {
            return List.of(EventKind.values());
        }
    }

    record TalkQuestionsView(CommunityEvents.TalkWithQuestions room, Form form) {}

    private final CommunityEvents events;

    CommunityEventPages(CommunityEvents events) {
        this.events = events;
    }

    static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    private PublicEventView reading(CommunityEvents.EventWithTalks shown, Form form, String news) {
        return new PublicEventView(shown, said(shown), form, news);
    }

    /// Returns the page of an event that has not taken place yet. There is no feedback then.
    private static PublicEventView proposing(CommunityEvents.EventWithTalks shown, Form form, String news) {
        return new PublicEventView(shown, Optional.empty(), form, news);
    }

    private Optional<FeedbackCounts.FeedbackSummary> said(CommunityEvents.EventWithTalks shown) {
        return events.said(shown, SmallCountThreshold.IN_PUBLIC);
    }

    @GetMapping(HERE)
    View list(TerritoryNetwork network, @RequestParam(name = "genre", defaultValue = "") String genre) {
        var kind = EventKind.of(genre);
        return View.of("community/events/list", new EventListView(events.list(kind), kind));
    }

    @GetMapping(HERE + "/{id}")
    View read(@PathVariable UUID id, TerritoryNetwork network) {
        return View.of("community/events/read", reading(found(id), blank(), ""));
    }

    /// Books a seat at an event. The number of bookings per client is limited, so that nobody can take all
    /// seats.
    ///
    /// @param id id of the event
    @PostMapping(HERE + "/{id}/inscriptions")
    @RateLimit(cost = 15)
    View book(@PathVariable UUID id, TerritoryNetwork network, Form form, Page page) {
        var shown = found(id);
        var fromAfar = CommunityEventForm.fromAfar(form, shown.event());
        var asking = CommunityEventForm.seat(form, page.lang());
        if (asking.isEmpty())
            return View.of("community/events/read", reading(shown, form, "")).status(422);
        return switch (events.book(id, asking.get(), fromAfar)) {
            case BookingResult.SeatConfirmed(var booking, var link) ->
                BookingReceivedPage.given(booking, link, page.actor());
            case BookingResult.BookedOnWaitingList(var booking, var _, var link) ->
                BookingReceivedPage.given(booking, link, page.actor());
            case BookingResult.AddressAlreadyBooked() -> BookingReceivedPage.written();
            case BookingResult.SlotFullyBooked() -> refused(shown, form, "events.refused.full");
            case BookingResult.SlotAlreadyOver() -> refused(shown, form, "events.refused.over");
            case BookingResult.SlotNotFound() -> throw new NotFoundException();
        };
    }

    private View refused(CommunityEvents.EventWithTalks shown, Form form, String key) {
        return View.of("community/events/read", reading(shown, form, key)).status(409);
    }

    @GetMapping(HERE + "/{id}/proposition")
    View propose(@PathVariable UUID id, TerritoryNetwork network) {
        return View.of("community/events/propose", proposing(withTalks(id), blank(), ""));
    }

    @PostMapping(HERE + "/{id}/propositions")
    View propose(@PathVariable UUID id, TerritoryNetwork network, Form form) {
        var shown = withTalks(id);
        var proposal = CommunityEventForm.proposal(form);
        if (proposal.isEmpty())
            return View.of("community/events/propose", proposing(shown, form, ""))
                    .status(422);
        var one = proposal.get();
        if (!events.propose(id, one.id(), one.title(), one.words(), one.speaker(), one.contact()))
            return View.of("community/events/propose", proposing(shown, form, "events.refused.late"))
                    .status(409);
        return View.of("community/events/propose", proposing(shown, blank(), "events.proposed"));
    }

    @GetMapping(HERE + "/{id}/salles/{talk}")
    View room(@PathVariable UUID id, @PathVariable UUID talk, TerritoryNetwork network) {
        return View.of("community/events/room", new TalkQuestionsView(entered(id, talk), blank()));
    }

    @PostMapping(HERE + "/{id}/salles/{talk}/questions")
    View ask(@PathVariable UUID id, @PathVariable UUID talk, TerritoryNetwork network, Form form) {
        var room = entered(id, talk);
        var own = form.text("id").as(FormValueParser::uuid, "events.reload");
        var words = form.text("words").required("events.question.missing").max(LONGEST_QUESTION);
        if (form.hasErrors() || own.isEmpty())
            return View.of("community/events/room", new TalkQuestionsView(room, form))
                    .status(422);
        events.ask(talk, own.get(), words.get());
        return View.redirect(HERE + "/" + id + "/salles/" + talk);
    }

    @PostMapping(HERE + "/{id}/salles/{talk}/questions/{question}/voix")
    View vote(@PathVariable UUID id, @PathVariable UUID talk, @PathVariable UUID question, TerritoryNetwork network) {
        entered(id, talk);
        events.vote(talk, question);
        return View.redirect(HERE + "/" + id + "/salles/" + talk);
    }

    /// Returns the programme and the minutes of the day as a booklet, as PDF.
    @GetMapping(HERE + "/{id}/carnet.pdf")
    @RateLimit(cost = 10)
    ResponseEntity<byte[]> booklet(@PathVariable UUID id, TerritoryNetwork network, Page page) {
        var shown = withTalks(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(PdfWriter.pdf(
                        View.of("community/events/bookletPaper", new CommunityEvents.EventReport(shown, said(shown)))
                                .text(page)));
    }

    private CommunityEvents.TalkWithQuestions entered(UUID id, UUID talk) {
        return events.room(id, talk).orElseThrow(NotFoundException::new);
    }

    /// An event with talks; an analysis of practice has none.
    private CommunityEvents.EventWithTalks withTalks(UUID id) {
        return events.find(id).filter(shown -> !shown.event().isAnalysis()).orElseThrow(NotFoundException::new);
    }

    private CommunityEvents.EventWithTalks found(UUID id) {
        return events.find(id).orElseThrow(NotFoundException::new);
    }
}
