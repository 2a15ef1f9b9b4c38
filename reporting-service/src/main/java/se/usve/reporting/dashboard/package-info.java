/**
 * The pages of the figures, for people. A page is a record written out in one language ({@code …Page}), made by a pure
 * function of the tables and {@link se.usve.chassis.pages.Language}; a resource that asks for the tables, which decides who
 * sees what, then for a {@code Frame} ({@code Frames.inRound}), and answers with {@code Frames.page}; and a template that
 * includes {@code dashboard/page} with the blocks {@code heading} (for the window's title) and {@code content}, and decides
 * nothing. Words stand in {@code Words}, numbers are written by {@code Numerals}, what it looks like in
 * {@code dashboard.css}, which begins with a list of its components. A new page is named in {@code Place}.
 */
package se.usve.reporting.dashboard;
