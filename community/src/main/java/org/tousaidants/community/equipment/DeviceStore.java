package org.tousaidants.community.equipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.db.Sql;

/// Stores devices and requests: tables `equipment_device`, `equipment_step`, `equipment_request` and
/// `equipment_holder`.
@Repository
class DeviceStore {
    private static final String DEVICE =
            "select id, code, kind, model, serial, donor, state, grade, since_at from equipment_device ";
    private static final String NEED = """
            select r.id, r.recorded_at, r.kind, r.beneficiary, r.reasons, r.points, h.name, h.contact
            from equipment_request r left join equipment_holder h on h.network = r.network and h.request = r.id
            """;

    private final Sql db;

    DeviceStore(Sql db) {
        this.db = db;
    }

    /// Stores a device; returns false if the serial number already exists.
    boolean add(StockDevice device) {
        return db.sql("""
                        insert into equipment_device (id, code, kind, model, serial, donor, state, since_at)
                        values (:id, :code, :kind, :model, :serial, :donor, :state, :since)
                        on conflict do nothing""")
                        .params(device)
                        .param("kind", EnumConstantName.low(device.kind()))
                        .param("state", EnumConstantName.low(device.state()))
                        .update()
                == 1;
    }

    /// Locks a device until the end of the transaction and returns it.
    Optional<StockDevice> hold(UUID id) {
        return db.sql(DEVICE + "where id = :id for update")
                .param("id", id)
                .query(StockDevice.class)
                .optional();
    }

    Optional<StockDevice> find(UUID id) {
        return db.sql(DEVICE + "where id = :id")
                .param("id", id)
                .query(StockDevice.class)
                .optional();
    }

    Optional<StockDevice> ofCode(PaperCode code) {
        return db.sql(DEVICE + "where code = :code")
                .param("code", code.text())
                .query(StockDevice.class)
                .optional();
    }

    List<StockDevice> list() {
        return db.sql(DEVICE + " order by state, since_at desc, id limit 500")
                .query(StockDevice.class)
                .list();
    }

    void move(UUID id, StockDevice.DeviceState to, Optional<StockDevice.DeviceCondition> grade, Instant now) {
        db.sql("""
                        update equipment_device set state = :state, grade = coalesce(:grade, grade), since_at = :now
                        where id = :id""")
                .param("id", id)
                .param("state", EnumConstantName.low(to))
                .param("grade", grade.map(EnumConstantName::low))
                .param("now", now)
                .update();
    }

    void append(UUID device, DeviceStock.DeviceStep step) {
        db.sql("""
                        insert into equipment_step (device, recorded_at, account, act, comment)
                        values (:device, :at, :account, :act, :words)""")
                .params(step)
                .param("device", device)
                .param("act", EnumConstantName.low(step.act()))
                .update();
    }

    List<DeviceStock.DeviceStep> steps(UUID device) {
        return db.sql("""
                        select recorded_at, account, act, comment as words from equipment_step
                        where device = :device order by number""")
                .param("device", device)
                .query(DeviceStock.DeviceStep.class)
                .list();
    }

    void ask(DeviceAllocationRequest need) {
        var added = db.sql("""
                        insert into equipment_request (id, recorded_at, kind, beneficiary, reasons, points)
                        values (:id, :at, :kind, :beneficiary, :reasons, :points) on conflict do nothing""")
                .params(need)
                .param("kind", EnumConstantName.low(need.kind()))
                .param("beneficiary", EnumConstantName.low(need.beneficiary()))
                .update();
        if (added == 1)
            need.holder()
                    .ifPresent(holder -> db.sql("""
                                    insert into equipment_holder (request, name, contact)
                                    values (:id, :name, :contact)""")
                            .param("id", need.id())
                            .param("name", holder.name())
                            .param("contact", holder.contact())
                            .update());
    }

    List<DeviceAllocationRequest> waiting() {
        return db.sql(NEED + """
                        where r.served_at is null and h.name is not null
                        order by r.points desc, (r.beneficiary <> 'person'), r.recorded_at, r.id limit 500""").query(DeviceAllocationRequest.class).list();
    }

    /// Marks a request as fulfilled by a device. Returns false if the request was fulfilled or withdrawn in the
    /// meantime, or if it asks for another kind of device.
    boolean serve(UUID request, StockDevice device, StockDevice.DeviceHandOverTerms terms, Instant now) {
        var served = db.sql("""
                        update equipment_request set served_at = :now
                        where id = :id and served_at is null and kind = :kind
                          and exists (select 1 from equipment_holder h
                                      where h.request = :id)""")
                .param("id", request)
                .param("kind", EnumConstantName.low(device.kind()))
                .param("now", now)
                .update();
        if (served == 0) return false;
        db.sql("""
                        update equipment_holder set device = :device, terms = :terms
                        where request = :id""")
                .param("id", request)
                .param("device", device.id())
                .param("terms", EnumConstantName.low(terms))
                .update();
        return true;
    }

    Optional<DeviceAllocationRequest> held(UUID device) {
        return db.sql(NEED + "where h.device = :device")
                .param("device", device)
                .query(DeviceAllocationRequest.class)
                .optional();
    }

    Optional<StockDevice.DeviceHandOverTerms> terms(UUID device) {
        return db.sql("select terms from equipment_holder where device = :device")
                .param("device", device)
                .query(StockDevice.DeviceHandOverTerms.class)
                .optional();
    }

    void forgetHolder(UUID device) {
        db.sql("delete from equipment_holder where device = :device")
                .param("device", device)
                .update();
    }

    void withdraw(UUID request) {
        db.sql("delete from equipment_holder where request = :request and device is null")
                .param("request", request)
                .update();
    }
}
