package org.tousaidants.community.equipment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tousaidants.community.equipment.DeviceAllocationRequest.DeviceBeneficiary;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.web.Form;

/// Parses the forms for devices and requests for devices.
final class DeviceForm {
    private static final Pattern SERIAL = Pattern.compile("[A-Z0-9][A-Z0-9./-]{3,39}");
    private static final int LINE_MAX = 120;

    record DonatedDeviceInput(UUID id, StockDevice.DeviceKind kind, String model, String serial, String donor) {}

    record DeviceRequestInput(
            UUID id,
            StockDevice.DeviceKind kind,
            DeviceBeneficiary beneficiary,
            List<String> reasons,
            String name,
            String contact) {}

    /// Roles of a helper who may ask for a device.
    static final List<DeviceBeneficiary> HELPERS = Stream.of(DeviceBeneficiary.values())
            .filter(DeviceBeneficiary::helps)
            .toList();

    private DeviceForm() {}

    /// Returns whether the form asks for a device for a helper.
    static boolean isForHelper(Form form) {
        return form.value("pour").equals("aidant");
    }

    static Optional<DonatedDeviceInput> gift(Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "equipment.reload");
        form.text("kind").required("equipment.kind.missing");
        var kind = form.one("kind", StockDevice.DeviceKind.class);
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
                : Optional.of(new DonatedDeviceInput(id.get(), kind.get(), model.get(), serial.get(), donor.get()));
    }

    static Optional<DeviceRequestInput> asked(Form form) {
        var id = form.text("id").as(FormValueParser::uuid, "equipment.reload");
        form.text("kind").required("equipment.kind.missing");
        var kind = form.one("kind", StockDevice.DeviceKind.class);
        if (isForHelper(form)) form.text("role").required("equipment.role.missing");
        var beneficiary = isForHelper(form) ? form.one("role", HELPERS) : Optional.of(DeviceBeneficiary.PERSON);
        var name = form.text("name").required("equipment.name.missing").max(LINE_MAX);
        var contact = form.text("contact").required("equipment.contact.missing").max(LINE_MAX);
        return form.hasErrors() || id.isEmpty() || kind.isEmpty() || beneficiary.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeviceRequestInput(
                        id.get(), kind.get(), beneficiary.get(), form.values("reasons"), name.get(), contact.get()));
    }

    /// Returns the typed text about an action on a device: the method of a wiping, the result of a test or
    /// repair, the condition at a return, or the recycler's receipt. Empty if the form has errors.
    static Optional<String> words(Form form, StockDevice.DeviceActKind act) {
        var repair = act == StockDevice.DeviceActKind.REPAIR || act == StockDevice.DeviceActKind.REPAIRED;
        var words = form.text(repair ? "repair" : "words").max(LINE_MAX);
        if (act == StockDevice.DeviceActKind.WIPE || act == StockDevice.DeviceActKind.RECYCLE || repair)
            words.required("equipment.words.missing." + EnumConstantName.low(act));
        if (act == StockDevice.DeviceActKind.TEST) form.text("grade").required("equipment.grade.missing");
        form.one("grade", StockDevice.DeviceCondition.class);
        return form.hasErrors() ? Optional.empty() : Optional.of(words.get());
    }
}
