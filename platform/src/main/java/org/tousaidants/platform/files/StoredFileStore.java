package org.tousaidants.platform.files;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;

/// Stores files and their bytes: tables `files_file` and `files_content`.
@Repository
class StoredFileStore {
    private static final String FILE =
            "select id, kind, owner, name, type, size, encode(hash, 'hex') as hash, recorded_at from files_file ";

    private final Sql db;

    StoredFileStore(Sql db) {
        this.db = db;
    }

    void add(StoredFile file, byte[] hash, byte[] bytes) {
        db.sql("insert into files_content (hash, bytes) values (:hash, :bytes) on conflict do nothing")
                .param("hash", hash)
                .param("bytes", bytes)
                .update();
        db.sql("""
                        insert into files_file (id, kind, owner, name, type, size, hash, recorded_at)
                        values (:id, :kind, :owner, :name, :type, :size, :hash, :at)""")
                .params(file)
                .param("type", EnumConstantName.low(file.type()))
                .param("hash", hash)
                .update();
    }

    Optional<StoredFile> find(UUID id) {
        return db.sql(FILE + "where id = :id")
                .param("id", id)
                .query(StoredFile.class)
                .optional();
    }

    List<StoredFile> list(StoredFile.FileOwner owner) {
        return db.sql(FILE + "where kind = :kind and owner = :owner order by recorded_at, id")
                .params(owner)
                .query(StoredFile.class)
                .list();
    }

    byte[] bytes(UUID id) {
        return db.sql("""
                        select c.bytes from files_content c
                        join files_file f on f.network = c.network and f.hash = c.hash
                        where f.id = :id""").param("id", id).query(byte[].class).single();
    }

    void drop(UUID id) {
        db.sql("""
                        with gone as (
                            delete from files_file where id = :id returning hash)
                        delete from files_content c using gone
                        where c.hash = gone.hash
                          and not exists (select 1 from files_file f
                                          where f.network = c.network and f.hash = c.hash and f.id <> :id)""").param("id", id).update();
    }
}
