package org.tousaidants.platform.territory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class TerritorySettingStore {
    private final Sql sql;

    TerritorySettingStore(Sql sql) {
        this.sql = sql;
    }

    Map<String, String> settings() {
        return sql.sql("select name, value from territory_setting").map(String.class, String.class);
    }

    void put(String name, String value, Instant now) {
        sql.sql("""
                insert into territory_setting (name, value, changed_at) values (:name, :value, :now)
                on conflict (network, name) do update set value = excluded.value, changed_at = excluded.changed_at""").param("name", name).param("value", value).param("now", now).update();
    }

    void remove(String name) {
        sql.sql("delete from territory_setting where name = :name")
                .param("name", name)
                .update();
    }

    Optional<byte[]> picture(String name) {
        return sql.sql("select bytes from territory_picture where name = :name")
                .param("name", name)
                .query(byte[].class)
                .optional();
    }

    void putPicture(String name, byte[] bytes, Instant now) {
        sql.sql("""
                insert into territory_picture (name, bytes, changed_at) values (:name, :bytes, :now)
                on conflict (network, name) do update set bytes = excluded.bytes, changed_at = excluded.changed_at""").param("name", name).param("bytes", bytes).param("now", now).update();
    }

    void removePicture(String name) {
        sql.sql("delete from territory_picture where name = :name")
                .param("name", name)
                .update();
    }
}
