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
import org.tousaidants.community.equipment.DeviceAllocationRequest.DeviceBeneficiary;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.paper.QrCode;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.View;

/// Pages on which a coordinator manages the stock of devices and the open requests.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER})
class DevicePages {
    private static final String HERE = "/equipement";

    record DeviceDeskView(List<StockDevice> devices, List<DeviceAllocationRequest> waiting, Form form) {
        List<FormChoice> kinds(Page page) {
            return choices(page, "kind", StockDevice.DeviceKind.values());
        }

        /// Returns the kilograms of CO₂ equivalent that all devices in use save per year. Devices of a kind
        /// that the study does not contain are not counted.
        long kilogramsAYear() {
            return devices.stream()
                            .filter(one -> one.state() == StockDevice.DeviceState.LENT
                                    || one.state() == StockDevice.DeviceState.GIVEN)
                            .mapToLong(one -> DeviceAllocationCriteria.gramsAYear(one.kind())
                                    .orElse(0))
                            .sum()
                    / 1000;
        }

        long in(StockDevice.DeviceState state) {
            return devices.stream().filter(one -> one.state() == state).count();
        }

        /// Returns whether the form asks for a device for a helper.
        boolean forHelper() {
            return DeviceForm.isForHelper(form);
        }

        List<FormChoice> roles(Page page) {
            return choices(page, "role", DeviceForm.HELPERS.toArray(DeviceBeneficiary[]::new));
        }

        List<FormChoice> reasons(Page page) {
            return (forHelper() ? DeviceAllocationCriteria.HELPER_REASONS : DeviceAllocationCriteria.REASONS)
                    .stream()
                            .map(one -> FormChoice.of(
                                    one.key(), page.lang().equals("fr") ? page.french(one.fr()) : one.en()))
                            .toList();
        }
    }

    /// The page of a device.
    ///
    /// @param waiting open requests for this kind of device
    /// @param news message key of the last result; may be empty
    record DeviceSheetView(
            DeviceStock.DeviceView shown, List<DeviceAllocationRequest> waiting, Form form, String news) {
        List<FormChoice> grades(Page page) {
            return choices(page, "grade", StockDevice.DeviceCondition.values());
        }

        List<FormChoice> terms(Page page) {
            return choices(page, "terms", StockDevice.DeviceHandOverTerms.values());
        }

        List<FormChoice> people(Page page) {
            return waiting.stream()
                    .map(need -> FormChoice.of(need.id().toString(), named(page, need)))
                    .toList();
        }
    }

    /// A document about a device to print.
    ///
    /// @param qr QR code that contains the code on the label of the device
    record PrintedDeviceDocumentView(DeviceStock.DeviceView shown, String qr) {}

    private final DeviceStock equipment;

    DevicePages(DeviceStock equipment) {
        this.equipment = equipment;
    }

    static List<FormChoice> choices(Page page, String what, Enum<?>[] all) {
        return Arrays.stream(all)
                .map(one -> FormChoice.of(
                        EnumConstantName.low(one), page.t("equipment." + what + "." + EnumConstantName.low(one))))
                .toList();
    }

    static String reason(Page page, String key) {
        return DeviceAllocationCriteria.reason(key)
                .map(one -> page.lang().equals("fr") ? page.french(one.fr()) : one.en())
                .orElse("");
    }

    /// Returns the name of the requester, with the role of a helper.
    static String named(Page page, DeviceAllocationRequest need) {
        var name = need.holder().map(DeviceAllocationRequest.DeviceHolder::name).orElse("");
        return need.beneficiary().helps()
                ? name + " (" + page.t("equipment.role." + EnumConstantName.low(need.beneficiary())) + ")"
                : name;
    }

    private static Form blank() {
        return blank("");
    }

    private static Form blank(String beneficiary) {
        return Form.filled(Map.of("id", List.of(UUID.randomUUID().toString()), "pour", List.of(beneficiary)));
    }

    private DeviceDeskView desk(Form form) {
        return new DeviceDeskView(equipment.list(), equipment.waiting(), form);
    }

    /// Shows the stock, or the device with the typed code.
    @GetMapping(HERE)
    View desk(SignedInPerson actor, @RequestParam(defaultValue = "") String code) {
        var found = PaperCode.read(code).good().flatMap(one -> equipment.ofCode(one));
        if (found.isPresent()) return View.redirect(HERE + "/" + found.get());
        return View.of("community/equipment/desk", desk(blank()));
    }

    @GetMapping(HERE + "/nouveau")
    View add(SignedInPerson actor) {
        return View.of("community/equipment/add", desk(blank()));
    }

    @PostMapping(HERE)
    View receive(SignedInPerson actor, Form form) {
        var gift = DeviceForm.gift(form);
        if (gift.isEmpty())
            return View.of("community/equipment/add", desk(form)).status(422);
        var one = gift.get();
        var outcome = equipment.receive(actor, one.id(), one.kind().name(), one.model(), one.serial(), one.donor());
        if (outcome == DeviceStock.DeviceActResult.DONE) return View.redirect(HERE + "/" + one.id());
        return View.of("community/equipment/add", desk(form.error("serial", "equipment.serial.known")))
                .status(409);
    }

    @GetMapping(HERE + "/demande")
    View ask(SignedInPerson actor, @RequestParam(defaultValue = "") String pour) {
        return View.of("community/equipment/ask", desk(blank(pour)));
    }

    @PostMapping(HERE + "/demandes")
    View ask(SignedInPerson actor, Form form) {
        var asked = DeviceForm.asked(form);
        if (asked.isEmpty())
            return View.of("community/equipment/ask", desk(form)).status(422);
        var one = asked.get();
        equipment.ask(one.id(), one.kind().name(), one.beneficiary(), one.reasons(), one.name(), one.contact());
        return View.redirect(HERE);
    }

    @PostMapping(HERE + "/demandes/{request}/retrait")
    View withdraw(SignedInPerson actor, @PathVariable UUID request) {
        equipment.withdraw(request);
        return View.redirect(HERE);
    }

    @GetMapping(HERE + "/{id}")
    View read(SignedInPerson actor, @PathVariable UUID id) {
        return View.of("community/equipment/device", sheet(id, blank(), ""));
    }

    @PostMapping(HERE + "/{id}/actes/{act}")
    View act(SignedInPerson actor, @PathVariable UUID id, @PathVariable StockDevice.DeviceActKind act, Form form) {
        var words = DeviceForm.words(form, act);
        if (words.isEmpty())
            return View.of("community/equipment/device", sheet(id, form, "")).status(422);
        return after(
                id,
                form,
                equipment.act(
                        actor, id, act.name(), words.get(), form.value("grade").toUpperCase(Locale.ROOT)));
    }

    @PostMapping(HERE + "/{id}/remises")
    View hand(SignedInPerson actor, @PathVariable UUID id, Form form) {
        var request = form.text("request")
                .required("equipment.request.missing")
                .as(FormValueParser::uuid, "equipment.request.missing");
        form.text("terms").required("equipment.terms.missing");
        var terms = form.one("terms", StockDevice.DeviceHandOverTerms.class);
        if (form.hasErrors() || request.isEmpty() || terms.isEmpty())
            return View.of("community/equipment/device", sheet(id, form, "")).status(422);
        return after(
                id, form, equipment.hand(actor, id, request.get(), terms.get().name()));
    }

    private View after(UUID id, Form form, DeviceStock.DeviceActResult outcome) {
        return switch (outcome) {
            case DONE -> View.redirect(HERE + "/" + id);
            case NOT_NOW, KNOWN, NOBODY ->
                View.of(
                                "community/equipment/device",
                                sheet(id, form, "equipment.refused." + EnumConstantName.low(outcome)))
                        .status(409);
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    private DeviceSheetView sheet(UUID id, Form form, String news) {
        var shown = equipment.find(id).orElseThrow(NotFoundException::new);
        var waiting = equipment.waiting().stream()
                .filter(need -> need.kind() == shown.device().kind())
                .toList();
        return new DeviceSheetView(shown, waiting, form, news);
    }

    /// Prints the label, the certificate of wiping or the agreement to sign, as PDF.
    ///
    /// @param paper kind of document
    @GetMapping(HERE + "/{id}/{paper}.pdf")
    ResponseEntity<byte[]> paper(SignedInPerson actor, @PathVariable UUID id, @PathVariable String paper, Page page) {
        var shown = equipment.find(id).orElseThrow(NotFoundException::new);
        var there = switch (paper) {
            case "etiquette" -> true;
            case "effacement" -> shown.wiping().isPresent();
            case "bordereau" -> DeviceStock.end(shown).isPresent();
            case "accord" -> shown.holder().isPresent();
            default -> false;
        };
        if (!there) throw new NotFoundException();
        var qr = QrCode.dataUri(page.url("/code?code=" + shown.device().code().text()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(PdfWriter.pdf(
                        View.of("community/equipment/" + paper + "Paper", new PrintedDeviceDocumentView(shown, qr))
                                .text(page)));
    }

    @Bean
    static PaperCodeDestination equipmentCodes() {
        return PaperCodeDestination.of(DeviceStock.CODE, HERE);
    }

    @Bean
    static TaskSource equipmentTasks(DeviceStock equipment) {
        return TaskSource.coordination(() -> Task.several(
                equipment.waiting().stream().map(DeviceAllocationRequest::at).toList(),
                TaskKind.EQUIPMENT,
                "equipment.card.waiting",
                TaskActionLabel.ANSWER,
                HERE));
    }
}
