package org.tousaidants.community.equipment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.platform.web.Form;

/// Parses the forms for devices and requests.
final class EquipmentForm {
    private static final Pattern SERIAL = Pattern.compile("[A-Z0-9][A-Z0-9./-]{3,39}");
    private static final int LINE_MAX = 120;

    record DonatedDevice(UUID id, Device.DeviceKind kind, String model, String serial, String donor) {}

    record DeviceRequest(UUID id, Device.DeviceKind kind, List<String> reasons, String name, String contact) {}

    private EquipmentForm() {}

    static Optional<DonatedDevice> gift(Form form) {
        var id = form.text("id").as(ValueParser::uuid, "equipment.reload");
        form.text("kind").required("equipment.kind.missing");
        var kind = form.one("kind", Device.DeviceKind.class);
        var model = form.text("model").required("equipment.model.missing").max(LINE_MAX);
        var serial = form.text("serial")
                .required("equipment.serial.missing")
                .as(
                        typed -> Optional.of(typed.toUpperCase(Locale.ROOT).replace(" ", ""))
                                .filter(one -> SERIAL.matcher(one).matches()),
                        "equipment.serial.wrong");
        var donor = form.text("donor").required("equipment.donor.missing").max(LINE_MAX);
        return form.hasErrors() || id.isEmpty() || kind.isEmpty() || serial.isEmpty()
                ? Optional.empty()
                : Optional.of(new DonatedDevice(id.get(), kind.get(), model.get(), serial.get(), donor.get()));
    }

    static Optional<DeviceRequest> asked(Form form) {
        var id = form.text("id").as(ValueParser::uuid, "equipment.reload");
        form.text("kind").required("equipment.kind.missing");
        var kind = form.one("kind", Device.DeviceKind.class);
        var name = form.text("name").required("equipment.name.missing").max(LINE_MAX);
        var contact = form.text("contact").required("equipment.contact.missing").max(LINE_MAX);
        return form.hasErrors() || id.isEmpty() || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DeviceRequest(id.get(), kind.get(), form.values("reasons"), name.get(), contact.get()));
    }

    /// The text of a wiping, a test, a return or a recycler's slip.
    static Optional<String> words(Form form, Device.DeviceAct act) {
        var repair = act == Device.DeviceAct.REPAIR || act == Device.DeviceAct.REPAIRED;
        var words = form.text(repair ? "repair" : "words").max(LINE_MAX);
        if (act == Device.DeviceAct.WIPE || act == Device.DeviceAct.RECYCLE || repair)
            words.required("equipment.words.missing." + ConstantName.low(act));
        if (act == Device.DeviceAct.TEST) form.text("grade").required("equipment.grade.missing");
        form.one("grade", Device.DeviceCondition.class);
        return form.hasErrors() ? Optional.empty() : Optional.of(words.get());
    }
}
