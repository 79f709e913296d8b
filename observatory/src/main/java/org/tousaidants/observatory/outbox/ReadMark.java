package org.tousaidants.observatory.outbox;

/// How far a person has read: transaction, then number.
record ReadMark(String xid, long id) {}
