import { Dashboard as Board, Panel, FieldConfig, FieldConfigSource } from '@grafana/schema/dist/types/raw/dashboard/x/dashboard_types.gen';
import { Options as StatOptions } from '@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import { Options as TimeSeriesOptions, FieldConfig as TimeSeriesField } from '@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
interface Fields<C> extends Omit<FieldConfigSource, 'defaults'> { defaults: Omit<FieldConfig, 'custom'> & { custom?: Partial<C> }; }
export interface Stat extends Omit<Panel, 'type' | 'options' | 'fieldConfig'> { type: 'stat'; options: DeepPartial<StatOptions>; fieldConfig: Fields<{}>; }
export interface TimeSeries extends Omit<Panel, 'type' | 'options' | 'fieldConfig'> { type: 'timeseries'; options: DeepPartial<TimeSeriesOptions>; fieldConfig: Fields<TimeSeriesField>; }
type DeepPartial<T> = T extends (infer E)[] ? E[] : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;
export interface Dashboard extends Omit<Board, 'panels'> { panels: Array<Stat | TimeSeries>; }
