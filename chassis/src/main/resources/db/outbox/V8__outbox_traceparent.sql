-- Where in a trace the event was caused (W3C Trace Context), for the record that tells it; null if in none.
alter table outbox add column traceparent text;
