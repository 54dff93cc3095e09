package org.quillhouse.manuscript;

import java.time.LocalDate;

/// What the writer's own hand did on one day.
///
/// @param words typed less those deleted, so it may be negative; what agents or imports brought does not count
public record WritingDay(LocalDate day, int words) {}
