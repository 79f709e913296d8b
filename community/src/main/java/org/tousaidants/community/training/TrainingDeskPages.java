package org.tousaidants.community.training;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.community.vision.Vision;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator manages trainings: offers, dates, attendance, certificates.
@Controller
@AllowedRoles(Role.COORDINATOR)
class TrainingDeskPages {
    private static final String HERE = "/bureau/formations";

    record TrainingDeskView(List<Trainings.TrainingOfferView> offers, Vision vision, Form form) {
        List<FormChoice> themes(Page page) {
            return vision.themes().stream()
                    .map(theme ->
                            FormChoice.of(theme.id(), theme.in(page.locale()).name()))
                    .toList();
        }
    }

    record TrainingDatesView(Trainings.TrainingOfferView shown, Form form) {}

    record TrainingAttendanceView(UUID offer, Trainings.TrainingAttendanceList roll) {}

    private final Trainings trainings;
    private final ValuePerTenant<Vision> visions;
    private final Clock clock;

    TrainingDeskPages(Trainings trainings, ValuePerTenant<Vision> visions, Clock clock) {
        this.trainings = trainings;
        this.visions = visions;
        this.clock = clock;
    }

    private static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    @GetMapping(HERE)
    View desk(SignedInPerson actor) {
        return View.of("community/training/desk", new TrainingDeskView(trainings.list(), visions.here(), blank()));
    }

    @PostMapping(HERE)
    View offer(SignedInPerson actor, Form form) {
        var offer = TrainingForm.offer(form, visions.here(), clock.instant());
        if (offer.isEmpty())
            return View.of("community/training/desk", new TrainingDeskView(trainings.list(), visions.here(), form))
                    .status(422);
        trainings.offer(offer.get());
        return View.redirect(HERE + "/" + offer.get().id());
    }

    @GetMapping(HERE + "/{id}")
    View dates(SignedInPerson actor, @PathVariable UUID id) {
        return View.of("community/training/dates", new TrainingDatesView(found(id), blank()));
    }

    @PostMapping(HERE + "/{id}/dates")
    View date(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var shown = found(id);
        var date = TrainingForm.date(form);
        if (date.isEmpty())
            return View.of("community/training/dates", new TrainingDatesView(shown, form))
                    .status(422);
        var one = date.get();
        trainings.addDate(one.id(), id, one.place(), one.starts(), one.ends(), one.seats());
        return View.redirect(HERE + "/" + id);
    }

    @LogsPersonalDataReading("attendees")
    @GetMapping(HERE + "/{id}/dates/{slot}")
    View roll(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID slot) {
        var roll = trainings.roll(id, slot).orElseThrow(NotFoundException::new);
        return View.of("community/training/roll", new TrainingAttendanceView(id, roll));
    }

    @PostMapping(HERE + "/{id}/dates/{slot}/presences")
    View came(
            SignedInPerson actor,
            @PathVariable UUID id,
            @PathVariable UUID slot,
            @RequestParam UUID booking,
            @RequestParam boolean came) {
        trainings.came(id, slot, booking, came);
        return View.redirect(HERE + "/" + id + "/dates/" + slot);
    }

    @PostMapping(HERE + "/{id}/dates/{slot}/annulation")
    View callOff(SignedInPerson actor, @PathVariable UUID id, @PathVariable UUID slot) {
        trainings.callOff(id, slot);
        return View.redirect(HERE + "/" + id);
    }

    @LogsPersonalDataReading("attendees")
    @GetMapping(HERE + "/attestations/{booking}.pdf")
    ResponseEntity<byte[]> certificate(SignedInPerson actor, @PathVariable UUID booking, Page page) {
        var certificate = trainings.certificate(booking).orElseThrow(NotFoundException::new);
        return FileResponse.pdf("attestation.pdf")
                .body(PdfWriter.pdf(View.of("community/training/certificatePaper", certificate)
                        .text(page)));
    }

    private Trainings.TrainingOfferView found(UUID id) {
        return trainings.find(id).orElseThrow(NotFoundException::new);
    }
}
