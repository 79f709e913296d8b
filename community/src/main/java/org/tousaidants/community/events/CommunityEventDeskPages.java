package org.tousaidants.community.events;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.counts.FeedbackCounts;
import org.tousaidants.platform.counts.SmallCountThreshold;
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
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator manages events: proposals, programme, participants, name badges, minutes.
@Controller
@AllowedRoles(Role.COORDINATOR)
class CommunityEventDeskPages {
    private static final String HERE = "/bureau/evenements";
    private static final int ROOM_MAX = 60;

    record EventEditingView(CommunityEvents.EventWithTalks shown, Form form) {}

    record EventDeskView(List<CommunityEvents.EventWithTalks> events, Form form) {
        static List<FormChoice> kinds(Page page) {
            return EventKind.BOOKED.stream()
                    .map(kind -> FormChoice.of(kind.parameter(), page.t(kind.key())))
                    .toList();
        }
    }

    /// The page on which a coordinator opens an analysis of practice.
    record AnalysisOpeningView(Form form) {
        static List<FormChoice> themes(Page page) {
            return Arrays.stream(PracticeAnalysis.Theme.values())
                    .map(theme -> FormChoice.of(theme.parameter(), page.t(theme.key())))
                    .toList();
        }
    }

    /// The page on which a coordinator manages an event.
    ///
    /// @param asks whether participants may give feedback
    /// @param said feedback counts, if at least five people answered
    /// @param done message key of the last result; may be empty
    record EventManagementView(
            CommunityEvents.EventWithTalks shown,
            List<SeatBooking> registered,
            boolean asks,
            Optional<FeedbackCounts.FeedbackSummary> said,
            Form form,
            String done) {
        long needing(String need) {
            return registered.stream()
                    .filter(one -> one.state() == SeatBooking.BookingState.SEATED
                            && one.wants().contains(need))
                    .count();
        }
    }

    private final CommunityEvents events;

    CommunityEventDeskPages(CommunityEvents events) {
        this.events = events;
    }

    @GetMapping(HERE)
    View desk(SignedInPerson actor) {
        return View.of("community/events/desk", desk(CommunityEventPages.blank()));
    }

    @PostMapping(HERE)
    View open(SignedInPerson actor, Form form) {
        var opening = CommunityEventForm.opening(form);
        if (opening.isEmpty())
            return View.of("community/events/desk", desk(form)).status(422);
        var event = opening.get();
        events.open(event);
        return View.redirect(HERE + "/" + event.id());
    }

    private EventDeskView desk(Form form) {
        return new EventDeskView(events.list(), form);
    }

    @GetMapping(HERE + "/analyses")
    View analysis(SignedInPerson actor) {
        return View.of("community/events/analysis", new AnalysisOpeningView(CommunityEventPages.blank()));
    }

    @PostMapping(HERE + "/analyses")
    View openAnalysis(SignedInPerson actor, Form form) {
        var session = CommunityEventForm.analysis(form);
        if (session.isEmpty())
            return View.of("community/events/analysis", new AnalysisOpeningView(form))
                    .status(422);
        events.openAnalysis(session.get());
        return View.redirect(HERE + "/" + session.get().id());
    }

    @PostMapping(HERE + "/{id}/venus")
    View count(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var came = CommunityEventForm.came(form);
        if (came.isEmpty())
            return View.of("community/events/work", working(id, form)).status(422);
        if (!events.count(id, came.get())) throw new NotFoundException();
        return View.redirect(HERE + "/" + id + "?fait=change");
    }

    @LogsPersonalDataReading("attendees")
    @GetMapping(HERE + "/{id}")
    View work(SignedInPerson actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String fait) {
        var done = fait.equals("change") || fait.equals("annule") ? "events.said." + fait : "";
        return View.of("community/events/work", working(id, Form.empty(), done));
    }

    @GetMapping(HERE + "/{id}/modification")
    View edit(SignedInPerson actor, @PathVariable UUID id) {
        var shown = events.find(id)
                .filter(one -> one.mayChange() && !one.event().isAnalysis())
                .orElseThrow(NotFoundException::new);
        return View.of("community/events/edit", new EventEditingView(shown, filled(shown)));
    }

    @PostMapping(HERE + "/{id}/modification")
    View change(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var shown = events.find(id).orElseThrow(NotFoundException::new);
        var opening = CommunityEventForm.opening(form).filter(one -> one.id().equals(id));
        if (opening.isEmpty())
            return View.of("community/events/edit", new EventEditingView(shown, form))
                    .status(422);
        return switch (events.change(opening.get())) {
            case CommunityEventChangeResult.EventChanged() -> View.redirect(HERE + "/" + id + "?fait=change");
            case CommunityEventChangeResult.TalksOutsideHours(var titles) ->
                View.of(
                                "community/events/edit",
                                new EventEditingView(
                                        shown, form.error("starts", "events.talks.outside", String.join(", ", titles))))
                        .status(409);
            case CommunityEventChangeResult.FollowersWithoutAddress(var people) ->
                View.of(
                                "community/events/edit",
                                new EventEditingView(shown, form.error("remote", "events.remote.kept", people)))
                        .status(409);
            case CommunityEventChangeResult.EventClosed() -> View.redirect(HERE + "/" + id);
            case CommunityEventChangeResult.EventNotFound() -> throw new NotFoundException();
        };
    }

    @PostMapping(HERE + "/{id}/annulation")
    View callOff(SignedInPerson actor, @PathVariable UUID id, Form form) {
        if (!form.checked("sur"))
            return View.of("community/events/work", working(id, form.error("sur", "events.off.sure")))
                    .status(422);
        return switch (events.callOff(id)) {
            case CommunityEventChangeResult.EventChanged(),
                    CommunityEventChangeResult.EventClosed(),
                    CommunityEventChangeResult.FollowersWithoutAddress _,
                    CommunityEventChangeResult.TalksOutsideHours _ -> View.redirect(HERE + "/" + id + "?fait=annule");
            case CommunityEventChangeResult.EventNotFound() -> throw new NotFoundException();
        };
    }

    private static Form filled(CommunityEvents.EventWithTalks shown) {
        var event = shown.event();
        var slot = shown.seats().slot();
        return Form.filled(Map.of(
                "id", List.of(event.id().toString()),
                "title", List.of(event.title()),
                "words", List.of(event.words()),
                "place", List.of(event.place()),
                "starts", List.of(typed(slot.starts())),
                "ends", List.of(typed(slot.ends())),
                "seats", List.of(String.valueOf(slot.seats())),
                "until", List.of(typed(event.callUntil())),
                "remote", List.of(event.remote()),
                "kind", List.of(event.kind().parameter())));
    }

    /// Returns a moment in the format of the input type `datetime-local`.
    private static String typed(Instant moment) {
        return LocalDateTime.ofInstant(moment, ParisTime.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    @PostMapping(HERE + "/{id}/interventions/{talk}")
    View place(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID talk, Form form, Page page) {
        if (form.value("act").equals("decline")) {
            events.decline(id, talk);
            return View.redirect(HERE + "/" + id);
        }
        var room = form.text("room").required("events.room.missing").max(ROOM_MAX);
        var track = form.text("track").max(ROOM_MAX);
        var starts = CommunityEventForm.moment(form, "starts");
        var shown = events.find(id).orElseThrow(NotFoundException::new);
        if (starts.filter(moment -> !shown.holds(moment)).isPresent()) {
            var slot = shown.seats().slot();
            form.error("starts", "events.time.outside", page.moment(slot.starts()), page.moment(slot.ends()));
        }
        if (form.hasErrors() || starts.isEmpty())
            return View.of("community/events/work", working(id, form)).status(422);
        if (!events.take(id, talk, track.get(), room.get(), starts.get())) throw new NotFoundException();
        return View.redirect(HERE + "/" + id);
    }

    @PostMapping(HERE + "/{id}/interventions/{talk}/compte-rendu")
    View note(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID talk, Form form) {
        var minutes = form.text("minutes").max(CommunityEventForm.WORDS_MAX);
        if (form.hasErrors())
            return View.of("community/events/work", working(id, form)).status(422);
        events.note(id, talk, minutes.get());
        return View.redirect(HERE + "/" + id);
    }

    @PostMapping(HERE + "/{id}/interventions/{talk}/ressource")
    View share(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID talk, Form form) {
        if (!events.share(id, talk))
            return View.of("community/events/work", working(id, form.error("minutes", "events.minutes.missing")))
                    .status(422);
        return View.redirect(HERE + "/" + id);
    }

    @GetMapping(HERE + "/{id}/badges.pdf")
    ResponseEntity<byte[]> badges(SignedInPerson actor, @PathVariable UUID id, Page page) {
        if (events.find(id).filter(shown -> !shown.event().isAnalysis()).isEmpty()) throw new NotFoundException();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(PdfWriter.pdf(View.of("community/events/badgesPaper", working(id, Form.empty()))
                        .text(page)));
    }

    private EventManagementView working(UUID id, Form form) {
        return working(id, form, "");
    }

    private EventManagementView working(UUID id, Form form, String done) {
        var shown = events.find(id).orElseThrow(NotFoundException::new);
        return new EventManagementView(
                shown,
                events.registered(id),
                events.hasVoices(),
                events.said(shown, SmallCountThreshold.AT_WORK),
                form,
                done);
    }

    /// Returns tasks for the talks that wait for a decision, for each event that is not over.
    @Bean
    static TaskSource talkTasks(CommunityEvents events) {
        return TaskSource.coordination(() -> events.list().stream()
                .filter(one -> one.seats().slot().ends().isAfter(one.now()))
                .flatMap(one -> Task.several(
                                one.proposed(),
                                TaskKind.PROJECT,
                                "events.task.talks",
                                TaskActionLabel.DECIDE,
                                HERE + "/" + one.event().id())
                        .map(task -> task.about(one.event().id()))));
    }
}
