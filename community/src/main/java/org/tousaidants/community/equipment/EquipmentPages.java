package org.tousaidants.community.equipment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.Kind;
import org.tousaidants.platform.tasks.Task.Verb;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFound;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which the coordinator manages the stock, its devices and the open requests.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class EquipmentPages {
    private static final String HERE = "/equipement";

    record EquipmentDeskView(List<Device> devices, List<EquipmentRequest> waiting, Form form) {
        List<Choice> kinds(Page page) {
            return choices(page, "kind", Device.DeviceKind.values());
        }

        /// Kilograms of CO₂ equivalent saved per year, for devices in use whose kind is in the study.
        long kilogramsAYear() {
            return devices.stream()
                            .filter(one ->
                                    one.state() == Device.DeviceState.LENT || one.state() == Device.DeviceState.GIVEN)
                            .mapToLong(one ->
                                    AllocationCriteria.gramsAYear(one.kind()).orElse(0))
                            .sum()
                    / 1000;
        }

        long in(Device.DeviceState state) {
            return devices.stream().filter(one -> one.state() == state).count();
        }

        List<Choice> reasons(Page page) {
            return AllocationCriteria.REASONS.stream()
                    .map(one -> Choice.of(one.key(), page.lang().equals("fr") ? page.french(one.fr()) : one.en()))
                    .toList();
        }
    }

    /// @param waiting open requests for this kind
    record DeviceSheetView(EquipmentStock.DeviceView shown, List<EquipmentRequest> waiting, Form form, String news) {
        List<Choice> grades(Page page) {
            return choices(page, "grade", Device.DeviceCondition.values());
        }

        List<Choice> terms(Page page) {
            return choices(page, "terms", Device.HandOverTerms.values());
        }

        List<Choice> people() {
            return waiting.stream()
                    .map(need -> Choice.of(
                            need.id().toString(),
                            need.holder()
                                    .map(EquipmentRequest.DeviceHolder::name)
                                    .orElse("")))
                    .toList();
        }
    }

    /// @param qr QR code of the code on the label
    record PrintedDocumentView(EquipmentStock.DeviceView shown, String qr) {}

    private final EquipmentStock equipment;

    EquipmentPages(EquipmentStock equipment) {
        this.equipment = equipment;
    }

    static List<Choice> choices(Page page, String what, Enum<?>[] all) {
        return Arrays.stream(all)
                .map(one -> Choice.of(ConstantName.low(one), page.t("equipment." + what + "." + ConstantName.low(one))))
                .toList();
    }

    static String reason(Page page, String key) {
        return AllocationCriteria.reason(key)
                .map(one -> page.lang().equals("fr") ? page.french(one.fr()) : one.en())
                .orElse("");
    }

    private static Form blank() {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString())));
    }

    private EquipmentDeskView desk(Form form) {
        return new EquipmentDeskView(equipment.list(), equipment.waiting(), form);
    }

    /// Shows the stock, or the device with the typed code.
    @GetMapping(HERE)
    View desk(Actor actor, @RequestParam(defaultValue = "") String code) {
        var found = PaperCode.read(code).good().flatMap(one -> equipment.ofCode(one));
        if (found.isPresent()) return View.redirect(HERE + "/" + found.get());
        return View.of("community/equipment/desk", desk(blank()));
    }

    @GetMapping(HERE + "/nouveau")
    View add(Actor actor) {
        return View.of("community/equipment/add", desk(blank()));
    }

    @PostMapping(HERE)
    View receive(Actor actor, Form form) {
        var gift = EquipmentForm.gift(form);
        if (gift.isEmpty())
            return View.of("community/equipment/add", desk(form)).status(422);
        var one = gift.get();
        var outcome = equipment.receive(actor, one.id(), one.kind().name(), one.model(), one.serial(), one.donor());
        if (outcome == EquipmentStock.ActResult.DONE) return View.redirect(HERE + "/" + one.id());
        return View.of("community/equipment/add", desk(form.error("serial", "equipment.serial.known")))
                .status(409);
    }

    @GetMapping(HERE + "/demande")
    View ask(Actor actor) {
        return View.of("community/equipment/ask", desk(blank()));
    }

    @PostMapping(HERE + "/demandes")
    View ask(Actor actor, Form form) {
        var asked = EquipmentForm.asked(form);
        if (asked.isEmpty())
            return View.of("community/equipment/ask", desk(form)).status(422);
        var one = asked.get();
        equipment.ask(one.id(), one.kind().name(), one.reasons(), one.name(), one.contact());
        return View.redirect(HERE);
    }

    @PostMapping(HERE + "/demandes/{request}/retrait")
    View withdraw(Actor actor, @PathVariable UUID request) {
        equipment.withdraw(request);
        return View.redirect(HERE);
    }

    @GetMapping(HERE + "/{id}")
    View read(Actor actor, @PathVariable UUID id) {
        return View.of("community/equipment/device", sheet(id, blank(), ""));
    }

    @PostMapping(HERE + "/{id}/actes/{act}")
    View act(Actor actor, @PathVariable UUID id, @PathVariable Device.DeviceAct act, Form form) {
        var words = EquipmentForm.words(form, act);
        if (words.isEmpty())
            return View.of("community/equipment/device", sheet(id, form, "")).status(422);
        return after(
                id,
                form,
                equipment.act(
                        actor, id, act.name(), words.get(), form.value("grade").toUpperCase(Locale.ROOT)));
    }

    @PostMapping(HERE + "/{id}/remises")
    View hand(Actor actor, @PathVariable UUID id, Form form) {
        var request = form.text("request")
                .required("equipment.request.missing")
                .as(ValueParser::uuid, "equipment.request.missing");
        form.text("terms").required("equipment.terms.missing");
        var terms = form.one("terms", Device.HandOverTerms.class);
        if (form.hasErrors() || request.isEmpty() || terms.isEmpty())
            return View.of("community/equipment/device", sheet(id, form, "")).status(422);
        return after(
                id, form, equipment.hand(actor, id, request.get(), terms.get().name()));
    }

    private View after(UUID id, Form form, EquipmentStock.ActResult outcome) {
        return switch (outcome) {
            case DONE -> View.redirect(HERE + "/" + id);
            case NOT_NOW, KNOWN, NOBODY ->
                View.of("community/equipment/device", sheet(id, form, "equipment.refused." + ConstantName.low(outcome)))
                        .status(409);
            case NOT_FOUND -> throw new NotFound();
        };
    }

    private DeviceSheetView sheet(UUID id, Form form, String news) {
        var shown = equipment.find(id).orElseThrow(NotFound::new);
        var waiting = equipment.waiting().stream()
                .filter(need -> need.kind() == shown.device().kind())
                .toList();
        return new DeviceSheetView(shown, waiting, form, news);
    }

    /// Prints the label, the certificate of wiping or the agreement to sign.
    @GetMapping(HERE + "/{id}/{paper}.pdf")
    ResponseEntity<byte[]> paper(Actor actor, @PathVariable UUID id, @PathVariable String paper, Page page) {
        var shown = equipment.find(id).orElseThrow(NotFound::new);
        var there = switch (paper) {
            case "etiquette" -> true;
            case "effacement" -> shown.wiping().isPresent();
            case "bordereau" -> EquipmentStock.end(shown).isPresent();
            case "accord" -> shown.holder().isPresent();
            default -> false;
        };
        if (!there) throw new NotFound();
        var qr = QrCode.dataUri(page.url("/code?code=" + shown.device().code().text()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(PdfWriter.pdf(
                        View.of("community/equipment/" + paper + "Paper", new PrintedDocumentView(shown, qr))
                                .text(page)));
    }

    @Bean
    static CodeDestination equipmentCodes() {
        return CodeDestination.of(EquipmentStock.CODE, HERE);
    }

    @Bean
    static TaskSource equipmentTasks(EquipmentStock equipment) {
        return TaskSource.coordination(() -> Task.several(
                equipment.waiting().stream().map(EquipmentRequest::at).toList(),
                Kind.EQUIPMENT,
                "equipment.card.waiting",
                Verb.ANSWER,
                HERE));
    }
}
