package org.tousaidants.commons.equipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.papercodes.PaperCode;

/// Rows of `equipment_device`, `equipment_step`, `equipment_request` and `equipment_holder`.
@Repository
class EquipmentStore {
    private static final String DEVICE =
            "select id, code, kind, model, serial, donor, state, grade, since from equipment_device ";
    private static final String NEED = """
            select r.id, r.at, r.kind, r.reasons, r.points, h.name, h.contact
            from equipment_request r left join equipment_holder h on h.network = r.network and h.request = r.id
            """;

    private final Sql db;

    EquipmentStore(Sql db) {
        this.db = db;
    }

    /// False when the network knows the serial number.
    boolean add(String network, Device device) {
        return db.sql(network, """
                        insert into equipment_device (network, id, code, kind, model, serial, donor, state, since)
                        values (:network, :id, :code, :kind, :model, :serial, :donor, :state, :since)
                        on conflict do nothing""")
                        .params(device)
                        .param("kind", ConstantName.low(device.kind()))
                        .param("state", ConstantName.low(device.state()))
                        .update()
                == 1;
    }

    /// Held until the end of the transaction.
    Optional<Device> hold(String network, UUID id) {
        return db.sql(network, DEVICE + "where network = :network and id = :id for update")
                .param("id", id)
                .query(Device.class)
                .optional();
    }

    Optional<Device> find(String network, UUID id) {
        return db.sql(network, DEVICE + "where network = :network and id = :id")
                .param("id", id)
                .query(Device.class)
                .optional();
    }

    Optional<Device> ofCode(String network, PaperCode code) {
        return db.sql(network, DEVICE + "where network = :network and code = :code")
                .param("code", code.text())
                .query(Device.class)
                .optional();
    }

    List<Device> list(String network) {
        return db.sql(network, DEVICE + "where network = :network order by state, since desc, id limit 500")
                .query(Device.class)
                .list();
    }

    void move(String network, UUID id, Device.State to, Optional<Device.Grade> grade, Instant now) {
        db.sql(network, """
                        update equipment_device set state = :state, grade = coalesce(:grade, grade), since = :now
                        where network = :network and id = :id""")
                .param("id", id)
                .param("state", ConstantName.low(to))
                .param("grade", grade.map(ConstantName::low))
                .param("now", now)
                .update();
    }

    void append(String network, UUID device, Equipment.Step step) {
        db.sql(network, """
                        insert into equipment_step (network, device, at, account, act, words)
                        values (:network, :device, :at, :account, :act, :words)""")
                .params(step)
                .param("device", device)
                .param("act", ConstantName.low(step.act()))
                .update();
    }

    List<Equipment.Step> steps(String network, UUID device) {
        return db.sql(network, """
                        select at, account, act, words from equipment_step
                        where network = :network and device = :device order by n""")
                .param("device", device)
                .query(Equipment.Step.class)
                .list();
    }

    void ask(String network, EquipmentRequest need) {
        var added = db.sql(network, """
                        insert into equipment_request (network, id, at, kind, reasons, points)
                        values (:network, :id, :at, :kind, :reasons, :points) on conflict do nothing""")
                .params(need)
                .param("kind", ConstantName.low(need.kind()))
                .update();
        if (added == 1)
            need.holder()
                    .ifPresent(holder -> db.sql(network, """
                                    insert into equipment_holder (network, request, name, contact)
                                    values (:network, :id, :name, :contact)""")
                            .param("id", need.id())
                            .param("name", holder.name())
                            .param("contact", holder.contact())
                            .update());
    }

    List<EquipmentRequest> waiting(String network) {
        return db.sql(network, NEED + """
                        where r.network = :network and r.served is null and h.name is not null
                        order by r.points desc, r.at, r.id limit 500""").query(EquipmentRequest.class).list();
    }

    /// False when it was served or withdrawn meanwhile, or waits for another kind.
    boolean serve(String network, UUID request, Device device, Device.Terms terms, Instant now) {
        var served = db.sql(network, """
                        update equipment_request set served = :now
                        where network = :network and id = :id and served is null and kind = :kind
                          and exists (select 1 from equipment_holder h
                                      where h.network = :network and h.request = :id)""")
                .param("id", request)
                .param("kind", ConstantName.low(device.kind()))
                .param("now", now)
                .update();
        if (served == 0) return false;
        db.sql(network, """
                        update equipment_holder set device = :device, terms = :terms
                        where network = :network and request = :id""")
                .param("id", request)
                .param("device", device.id())
                .param("terms", ConstantName.low(terms))
                .update();
        return true;
    }

    Optional<EquipmentRequest> held(String network, UUID device) {
        return db.sql(network, NEED + "where r.network = :network and h.device = :device")
                .param("device", device)
                .query(EquipmentRequest.class)
                .optional();
    }

    Optional<Device.Terms> terms(String network, UUID device) {
        return db.sql(network, "select terms from equipment_holder where network = :network and device = :device")
                .param("device", device)
                .query(Device.Terms.class)
                .optional();
    }

    void forgetHolder(String network, UUID device) {
        db.sql(network, "delete from equipment_holder where network = :network and device = :device")
                .param("device", device)
                .update();
    }

    void withdraw(String network, UUID request) {
        db.sql(
                        network,
                        "delete from equipment_holder where network = :network and request = :request and device is null")
                .param("request", request)
                .update();
    }
}
